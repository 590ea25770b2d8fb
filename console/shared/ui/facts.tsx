import type { ComponentChildren, VNode } from 'preact';

/** A name and its value; those without a value are left out. */
export type Fact = readonly [name: string, value: ComponentChildren];

/** Names and values in two columns. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): VNode {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
