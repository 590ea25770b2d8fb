import type { RequestRecord } from '../../execute/log/recording/request-record.js';
import {
  type FiguresSecond,
  LATENCY_BOUNDS,
  type MethodFigures,
  OTHER_METHODS,
} from '../protocol/events.js';

/** Seconds for which figures are kept: ten minutes. */
export const KEPT_SECONDS = 600;

/** Methods that have figures of their own in one second. */
const MOST_METHODS = 32;

/** Gateway responses that are told apart in one second of a method. */
const MOST_ERRORS = 32;

/** What happened to the requests of one method in one second. */
class Tally {
  #count = 0;
  #cacheHits = 0;
  #throttled = 0;
  readonly #errors = new Map<string, number>();
  readonly #latencies: number[] = new Array(LATENCY_BOUNDS.length + 1).fill(0);

  add({ errorType, cacheStatus, durationInMillis }: RequestRecord['end']): void {
    this.#count += 1;
    this.#cacheHits += cacheStatus === 'hit' ? 1 : 0;
    this.#throttled += errorType === 'THROTTLED' ? 1 : 0;
    if (errorType !== undefined) {
      const known = this.#errors.get(errorType);
      if (known !== undefined || this.#errors.size < MOST_ERRORS) {
        this.#errors.set(errorType, (known ?? 0) + 1);
      }
    }
    const at = LATENCY_BOUNDS.findIndex((bound) => durationInMillis <= bound);
    const index = at < 0 ? LATENCY_BOUNDS.length : at;
    this.#latencies[index] = (this.#latencies[index] ?? 0) + 1;
  }

  figures(method: string): MethodFigures {
    return {
      method,
      count: this.#count,
      errors: Object.fromEntries(this.#errors),
      cacheHits: this.#cacheHits,
      throttled: this.#throttled,
      latencies: this.#latencies,
    };
  }
}

/** Counts requests by second and by method, for the last ten minutes. */
export class Figures {
  /** By second, in order. */
  readonly #seconds = new Map<number, Map<string, Tally>>();

  /**
   * Counts a request.
   * @param second since 1970; never less than the one before
   */
  count({ httpMethod, resourcePath, resourceMethod, end }: RequestRecord, second: number): void {
    const tallies = this.#seconds.get(second) ?? new Map<string, Tally>();
    this.#seconds.set(second, tallies);
    this.#forgetBefore(second - KEPT_SECONDS);
    const method =
      resourcePath === undefined ? '' : `${resourceMethod ?? httpMethod} ${resourcePath}`;
    const name = tallies.has(method) || tallies.size < MOST_METHODS ? method : OTHER_METHODS;
    const tally = tallies.get(name) ?? new Tally();
    tallies.set(name, tally);
    tally.add(end);
  }

  /** The seconds between two, both excluded, in which there were requests. */
  between(after: number, before: number): readonly FiguresSecond[] {
    this.#forgetBefore(before - KEPT_SECONDS);
    return [...this.#seconds]
      .filter(([time]) => time > after && time < before)
      .map(([time, tallies]) => ({
        time,
        methods: [...tallies].map(([method, tally]) => tally.figures(method)),
      }));
  }

  #forgetBefore(second: number): void {
    for (const time of this.#seconds.keys()) {
      if (time >= second) {
        break;
      }
      this.#seconds.delete(time);
    }
  }
}
