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
