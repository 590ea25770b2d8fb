import type { VNode } from 'preact';
import { Button } from '../shared/ui/button.js';
import { Field } from '../shared/ui/field.js';
import { type FormField, formField, withValue } from './form-field.js';
import type { FieldProblem } from './validate-form.js';

interface Props {
  /** The legend: `Headers`. */
  readonly title: string;
  /** One of them: `header`. */
  readonly noun: string;
  readonly fields: readonly FormField[];
  /** By the `key` of a row. */
  readonly problems: ReadonlyMap<number, FieldProblem>;
  readonly onChange: (fields: readonly FormField[]) => void;
  /** Whether there can be rows that the method does not name; the default is `true`. */
  readonly canAdd?: boolean;
}

/** Names and values, of which those that the method names have fixed names. */
export function FieldRows(props: Props): VNode | null {
  const { title, noun, fields, problems, onChange, canAdd = true } = props;
  if (!canAdd && fields.length === 0) {
    return null;
  }
  const change = (next: FormField): void =>
    onChange(fields.map((field) => (field.key === next.key ? next : field)));
  const remove = (gone: FormField): void => onChange(fields.filter(({ key }) => key !== gone.key));
  return (
    <fieldset class="field-rows">
      <legend>{title}</legend>
      {fields.map((field, at) => {
        const common = { field, problem: problems.get(field.key), onChange: change };
        return field.isNamed ? (
          <NamedRow key={field.key} {...common} />
        ) : (
          <FreeRow
            key={field.key}
            {...common}
            label={`${noun} ${at + 1}`}
            onRemove={() => remove(field)}
          />
        );
      })}
      {canAdd && (
        <div>
          <Button kind="quiet" onClick={() => onChange([...fields, formField()])}>
            {`Add ${noun}`}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface RowProps {
  readonly field: FormField;
  readonly problem: FieldProblem | undefined;
  readonly onChange: (field: FormField) => void;
}

function NamedRow({ field, problem, onChange }: RowProps): VNode {
  return (
    <Field
      label={field.isRequired ? `${field.name} (required)` : field.name}
      error={problem?.message}
    >
      {(input) => (
        <input
          {...input}
          value={field.value}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onChange(withValue(field, event.currentTarget.value))}
        />
      )}
    </Field>
  );
}

interface FreeRowProps extends RowProps {
  /** `header 2`. */
  readonly label: string;
  readonly onRemove: () => void;
}

function FreeRow({ field, problem, onChange, label, onRemove }: FreeRowProps): VNode {
  const note = `row-${field.key}-note`;
  const attributes = (part: FieldProblem['part']) => ({
    autocomplete: 'off' as const,
    spellcheck: false,
    'aria-invalid': problem?.part === part,
    'aria-describedby': problem?.part === part ? note : undefined,
  });
  return (
    <div class="field free-row">
      <input
        {...attributes('name')}
        aria-label={`Name of ${label}`}
        placeholder="Name"
        value={field.name}
        onInput={(event) => onChange({ ...field, name: event.currentTarget.value })}
      />
      <input
        {...attributes('value')}
        aria-label={`Value of ${label}`}
        placeholder="Value"
        value={field.value}
        onInput={(event) => onChange(withValue(field, event.currentTarget.value))}
      />
      <Button onClick={onRemove} label={`Remove ${label}`}>
        Remove
      </Button>
      {problem !== undefined && (
        <p id={note} class="error">
          {problem.message}
        </p>
      )}
    </div>
  );
}
