import type { RequestSummary, TimeSpan } from '../../../src/console/protocol/events.js';
import { millisText } from '../../shared/text/numbers.js';

/** A piece of the bar, in percent of its length. */
export interface SpanPiece {
  readonly part: TimeSpan['part'];
  readonly left: number;
  readonly width: number;
}

type Timed = Pick<RequestSummary, 'spans' | 'durationInMillis'>;

const MOST_PIECES = 40;

/** Where the pieces of a request's bar are; none leaves the bar, whatever the clocks say. */
export function spanPieces({ spans, durationInMillis }: Timed): readonly SpanPiece[] {
  const percent = (millis: number): number =>
    durationInMillis > 0 ? Math.min(100, Math.max(0, (millis / durationInMillis) * 100)) : 0;
  return spans.slice(0, MOST_PIECES).map(({ part, start, durationInMillis: length }) => {
    const left = percent(start);
    return { part, left, width: Math.max(0, percent(start + length) - left) };
  });
}

/** The same in words: `authorizer 1.2 ms, backend 20 ms`. */
export function spansText({ spans }: Timed): string {
  const sums = new Map<string, number>();
  for (const { part, durationInMillis } of spans) {
    sums.set(part, (sums.get(part) ?? 0) + durationInMillis);
  }
  return [...sums].map(([part, millis]) => `${part} ${millisText(millis)}`).join(', ');
}
