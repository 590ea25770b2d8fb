import type { VNode } from 'preact';
import { Field } from '../../shared/ui/field.js';
import { Place } from '../../shared/ui/place.js';
import type { TemplateChoice } from './template-choices.js';

interface Props {
  readonly choices: readonly TemplateChoice[];
  readonly choice: TemplateChoice | undefined;
  /** Gets the pointer of a template; `undefined` for one that is written freely. */
  readonly onChoose: (pointer: string | undefined) => void;
}

/** Which template is edited. */
export function TemplateChoiceField({ choices, choice, onChoose }: Props): VNode {
  const groups = new Map<string, TemplateChoice[]>();
  for (const one of choices) {
    const name = `${one.httpMethod} ${one.resourcePath}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return (
    <div class="template-choice">
      <Field label="Template">
        {(input) => (
          <select
            {...input}
            value={choice?.template.place.pointer ?? ''}
            onChange={(event) => onChoose(event.currentTarget.value || undefined)}
          >
            <option value="">Written freely</option>
            {[...groups].map(([name, group]) => (
              <optgroup key={name} label={name}>
                {group.map(({ template, label }) => (
                  <option key={template.place.pointer} value={template.place.pointer}>
                    {`${name}: ${label}`}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Place place={choice?.template.place} />
    </div>
  );
}
