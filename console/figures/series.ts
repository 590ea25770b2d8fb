import type { FiguresSecond, MethodFigures } from '../../src/console/protocol/events.js';
import { addedHistograms, percentileOf } from './percentiles.js';

/** What happened in a stretch of time, to one method or to all. */
export interface FiguresSum {
  readonly count: number;
  /** By gateway response. */
  readonly errors: Readonly<Record<string, number>>;
  readonly cacheHits: number;
  readonly throttled: number;
  /** Over LATENCY_BOUNDS. */
  readonly latencies: readonly number[];
}

/** A stretch of time of a plot. */
export interface FiguresBucket extends FiguresSum {
  /** Its start, in seconds since 1970. */
  readonly time: number;
}

/** The time that plots show. */
export interface FiguresWindow {
  /** The end, in seconds since 1970; it is not part of the window. */
  readonly end: number;
  readonly seconds: number;
}

/** How many points a plot has. */
export const POINTS = 60;

/**
 * Sums the seconds of a window in {@link POINTS} stretches of equal length, oldest first. Seconds without
 * requests, which the server leaves out, are zero.
 *
 * @param method the `method` of the figures; `undefined` for all
 */
export function bucketsOf(
  seconds: readonly FiguresSecond[],
  { end, seconds: length }: FiguresWindow,
  method?: string,
): readonly FiguresBucket[] {
  const width = Math.max(1, Math.ceil(length / POINTS));
  // Buckets begin at multiples of their width: a point does not change once its time has passed.
  const last = Math.floor((end - 1) / width) * width;
  const first = last - (POINTS - 1) * width;
  const parts = Array.from({ length: POINTS }, (): MethodFigures[] => []);
  for (const { time, methods } of seconds) {
    const part = parts[Math.floor((time - first) / width)];
    part?.push(...methods.filter((figures) => method === undefined || figures.method === method));
  }
  return parts.map((figures, at) => ({ time: first + at * width, ...summed(figures) }));
}

/** The sums of all buckets. */
export function totalOf(buckets: readonly FiguresSum[]): FiguresSum {
  return summed(buckets);
}

/** The names of the methods that occur, in alphabetical order; requests without a method are last. */
export function methodsOf(seconds: readonly FiguresSecond[]): readonly string[] {
  const names = new Set(seconds.flatMap(({ methods }) => methods.map(({ method }) => method)));
  return [...names].sort((one, other) =>
    one === '' || other === '' ? (one === '' ? 1 : -1) : one.localeCompare(other),
  );
}

/** The name of a method for people. */
export function methodText(method: string): string {
  return method === '' ? 'No method' : method;
}

/** The gateway responses that occur, the most frequent first. */
export function errorTypesOf(buckets: readonly FiguresSum[]): readonly string[] {
  const { errors } = totalOf(buckets);
  return Object.keys(errors).sort(
    (one, other) => (errors[other] ?? 0) - (errors[one] ?? 0) || one.localeCompare(other),
  );
}

/** One line of a plot. */
export interface Series {
  readonly name: string;
  /** One for each bucket; `undefined` where there is nothing to show. */
  readonly values: readonly (number | undefined)[];
}

/** What a plot shows of the buckets. */
export type FiguresKind = 'requests' | 'errors' | 'latency' | 'cache' | 'throttled';

/** How many errors have a line of their own; the others share the last. */
const ERROR_LINES = 5;

/** The lines of a plot; empty if there is nothing to show. */
export function seriesOf(kind: FiguresKind, buckets: readonly FiguresBucket[]): readonly Series[] {
  const width = (buckets[1]?.time ?? 1) - (buckets[0]?.time ?? 0);
  switch (kind) {
    case 'requests':
      return [{ name: 'Requests per second', values: buckets.map(({ count }) => count / width) }];
    case 'errors':
      return errorSeries(buckets);
    case 'latency':
      return PERCENTILES.map(({ name, share }) => ({
        name,
        values: buckets.map(({ latencies }) => percentileOf(latencies, share)),
      }));
    case 'cache':
      return [{ name: 'Cache hits', values: buckets.map(({ cacheHits }) => cacheHits) }];
    case 'throttled':
      return [{ name: 'Throttled calls', values: buckets.map(({ throttled }) => throttled) }];
  }
}

/** The percentiles that plots and tables show. */
export const PERCENTILES = [
  { name: 'p50', share: 0.5 },
  { name: 'p90', share: 0.9 },
  { name: 'p99', share: 0.99 },
] as const;

function errorSeries(buckets: readonly FiguresBucket[]): readonly Series[] {
  const types = errorTypesOf(buckets);
  const own = types.length > ERROR_LINES ? types.slice(0, ERROR_LINES - 1) : types;
  const others = types.slice(own.length);
  const lines = own.map((type) => ({
    name: type,
    values: buckets.map(({ errors }) => errors[type] ?? 0),
  }));
  if (others.length === 0) {
    return lines;
  }
  const values = buckets.map(({ errors }) =>
    others.reduce((sum, type) => sum + (errors[type] ?? 0), 0),
  );
  return [...lines, { name: `${others.length} others`, values }];
}

function summed(parts: readonly FiguresSum[]): FiguresSum {
  const errors: Record<string, number> = {};
  let count = 0;
  let cacheHits = 0;
  let throttled = 0;
  let latencies: readonly number[] = [];
  for (const part of parts) {
    count += part.count;
    cacheHits += part.cacheHits;
    throttled += part.throttled;
    latencies = addedHistograms(latencies, part.latencies);
    for (const [type, times] of Object.entries(part.errors)) {
      errors[type] = (errors[type] ?? 0) + times;
    }
  }
  return { count, errors, cacheHits, throttled, latencies };
}
