import type { VNode } from 'preact';
import type { RequestRecord } from '../../../src/execute/log/recording/request-record.js';
import { DiffView } from '../../shared/ui/diff-view.js';
import { messagePairs } from './message-text.js';

/** What the boxes have changed: request and response as they came, beside how they went on. */
export function Differences({ record }: { readonly record: RequestRecord }): VNode {
  const pairs = messagePairs(record);
  return pairs.length === 0 ? (
    <p class="muted">The endpoint was not called: there is nothing to compare.</p>
  ) : (
    <div class="part">
      {pairs.map(({ title, before, after }) => (
        <section key={title} class="part">
          <h3>{title}</h3>
          <h4>Headers</h4>
          <DiffView before={before.head} after={after.head} label={`${title}: headers`} />
          <h4>Body</h4>
          <DiffView before={before.body} after={after.body} label={`${title}: body`} />
        </section>
      ))}
    </div>
  );
}
