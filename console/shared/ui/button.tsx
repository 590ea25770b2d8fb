import type { ComponentChildren, VNode } from 'preact';

interface Props {
  readonly children: ComponentChildren;
  readonly onClick?: (() => void) | undefined;
  /** `primary`: the one that a form is for; `quiet`: without a border. */
  readonly kind?: 'normal' | 'primary' | 'quiet';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** For a button that stays pressed. */
  readonly pressed?: boolean;
  /** What a screen reader says in place of the children. */
  readonly label?: string;
}

export function Button(props: Props): VNode {
  const { children, onClick, kind = 'normal', type = 'button', disabled = false } = props;
  return (
    <button
      type={type}
      class={`button button-${kind}`}
      onClick={onClick}
      disabled={disabled}
      aria-pressed={props.pressed}
      aria-label={props.label}
    >
      {children}
    </button>
  );
}
