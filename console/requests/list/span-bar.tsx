import type { VNode } from 'preact';
import type { RequestSummary, TimeSpan } from '../../../src/console/protocol/events.js';
import { spanPieces, spansText } from './span-pieces.js';

const PARTS: readonly TimeSpan['part'][] = ['authorizer', 'mapping', 'backend', 'response'];

/** Where the time of a request went, from its start on the left to its end on the right. */
export function SpanBar({ request }: { readonly request: RequestSummary }): VNode {
  return (
    <span class="span-bar">
      <span class="for-screen-readers">{spansText(request)}</span>
      {spanPieces(request).map(({ part, left, width }, at) => (
        <span
          key={at}
          class={`span span-${part}`}
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      ))}
    </span>
  );
}

/** What the colours of the bars mean. */
export function SpanLegend(): VNode {
  return (
    <ul class="span-legend" aria-label="Colours of the time bars">
      {PARTS.map((part) => (
        <li key={part}>
          <span class={`span-sample span-${part}`} aria-hidden="true" />
          {part}
        </li>
      ))}
      <li>
        <span class="span-sample" aria-hidden="true" />
        waiting
      </li>
    </ul>
  );
}
