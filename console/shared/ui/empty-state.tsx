import type { ComponentChildren, VNode } from 'preact';

interface Props {
  readonly title: string;
  /** Of the heading; 1 where it replaces a whole part. The default is 2. */
  readonly level?: 1 | 2;
  readonly children?: ComponentChildren;
}

/** What is shown in place of something that is not there, and what to do about it. */
export function EmptyState({ title, level = 2, children }: Props): VNode {
  return (
    <div class="empty-state">
      {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
      <div>{children}</div>
    </div>
  );
}
