import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

/** What the input, select or textarea of a field must have. */
export interface FieldInput {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** `<Field label="Path">{(input) => <input {...input} value={path} />}</Field>` */
  readonly children: (input: FieldInput) => VNode;
}

/** A labelled input, with a hint, and the reason for which its value is refused. */
export function Field({ label, hint, error, children }: Props): VNode {
  const id = useId();
  const note = error ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        'aria-invalid': error !== undefined,
      })}
      {note !== undefined && (
        <p id={`${id}-note`} class={error === undefined ? 'hint' : 'error'}>
          {note}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps extends Omit<Props, 'children'> {
  readonly value: string;
  /** Values and what stands for each; a text stands for itself. */
  readonly choices: readonly (string | readonly [value: string, text: string])[];
  readonly onChoose: (value: string) => void;
  /** The list is about to be opened. */
  readonly onFocus?: (() => void) | undefined;
}

/** A labelled choice of one of several values. */
export function ChoiceField({ value, choices, onChoose, onFocus, ...field }: ChoiceProps): VNode {
  return (
    <Field {...field}>
      {(input) => (
        <select
          {...input}
          value={value}
          onFocus={onFocus}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {choices.map((choice) => {
            const [one, text] = typeof choice === 'string' ? [choice, choice] : choice;
            return (
              <option key={one} value={one}>
                {text}
              </option>
            );
          })}
        </select>
      )}
    </Field>
  );
}
