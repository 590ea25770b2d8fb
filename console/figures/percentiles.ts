import { LATENCY_BOUNDS } from '../../src/console/protocol/events.js';
import { millisText } from '../shared/text/numbers.js';

/** The sums of two histograms, bucket by bucket. */
export function addedHistograms(
  one: readonly number[],
  other: readonly number[],
): readonly number[] {
  const buckets = Math.max(one.length, other.length);
  return Array.from({ length: buckets }, (_unused, at) => (one[at] ?? 0) + (other[at] ?? 0));
}

/**
 * A percentile of a histogram over {@link LATENCY_BOUNDS}: no further from the real one than its bucket
 * is wide, since values are taken to be spread evenly over their bucket.
 *
 * @param share above 0, up to 1: 0.99 for the 99th percentile
 * @returns milliseconds; `Infinity` beyond the last bound; `undefined` for an empty histogram
 */
export function percentileOf(histogram: readonly number[], share: number): number | undefined {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    return undefined;
  }
  const rank = Math.max(1, Math.ceil(share * total - ROUNDING));
  let below = 0;
  for (const [at, count] of histogram.entries()) {
    if (below + count >= rank) {
      const upper = LATENCY_BOUNDS[at];
      const lower = at === 0 ? 0 : (LATENCY_BOUNDS[at - 1] ?? 0);
      return upper === undefined
        ? Number.POSITIVE_INFINITY
        : lower + ((rank - below) / count) * (upper - lower);
    }
    below += count;
  }
  return undefined;
}

/** Milliseconds as text, also where there is no value, or one beyond the last bound. */
export function latencyText(milliseconds: number | undefined): string {
  if (milliseconds === undefined) {
    return '–';
  }
  return Number.isFinite(milliseconds)
    ? millisText(milliseconds)
    : `> ${millisText(LATENCY_BOUNDS.at(-1) ?? 0)}`;
}

/** 0.91 times 100 is a little more than 91. */
const ROUNDING = 1e-9;
