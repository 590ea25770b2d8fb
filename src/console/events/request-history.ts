import type { ServerResponse } from 'node:http';
import type { ObservedRequest, RequestObserver } from '../../execute/log/observation/observer.js';
import type { RequestRecord } from '../../execute/log/recording/request-record.js';
import type { Gateway } from '../../gateway.js';
import type { HelloEvent } from '../protocol/events.js';
import { Broadcast } from './broadcast.js';
import { Figures } from './figures.js';
import { KeptRequests } from './kept-requests.js';
import { beginningOf, summaryOf } from './request-summary.js';

/** What the requests of a gateway leave behind for the pages of a console. */
export class RequestHistory {
  readonly #keep: number;
  readonly #now: () => number;
  readonly #kept: KeptRequests;
  readonly #figures = new Figures();
  readonly #broadcast: Broadcast;
  /** The IDs of requests that the page has sent, by what their hooks get. */
  readonly #ids = new WeakMap<object, string | undefined>();
  readonly #removers: readonly (() => void)[];
  #second = 0;
  /** The last second that has figures. */
  #lastCounted = 0;

  /**
   * Observes a gateway until it is closed.
   * @param now milliseconds since 1970
   */
  constructor(gateway: Gateway<never>, keep: number, now: () => number = Date.now) {
    this.#keep = keep;
    this.#now = now;
    this.#kept = new KeptRequests(keep);
    this.#broadcast = new Broadcast(
      (after) => this.#figures.between(after, this.#currentSecond()),
      () => this.#untilOver(),
    );
    this.#removers = [
      gateway.observe((request, native) => this.#begin(request, native), { values: true }),
      gateway.onReload(() => this.#broadcast.documentChanged()),
    ];
  }

  /** The record of a request that is still kept. */
  find(requestId: string | undefined): RequestRecord | undefined {
    return requestId === undefined ? undefined : this.#kept.find(requestId);
  }

  /** A request is about to be sent with this object for its hooks; the function returns its ID once it has one. */
  idOf(native: object): () => string | undefined {
    this.#ids.set(native, undefined);
    return () => this.#ids.get(native);
  }

  /** Forgets all requests; figures are kept. */
  clear(): void {
    this.#kept.clear();
    this.#broadcast.clear();
  }

  /** Sends events until the response ends. @returns whether there was room for another page */
  open(res: ServerResponse): boolean {
    const isOpen = this.#broadcast.open(res, () => this.#hello());
    this.#broadcast.figuresAdded();
    return isOpen;
  }

  /** Observes no more, and ends all streams. */
  close(): void {
    for (const remove of this.#removers) {
      remove();
    }
    this.#broadcast.close();
    this.#kept.clear();
  }

  #hello(): HelloEvent {
    return {
      type: 'hello',
      requests: this.#kept.summaries,
      kept: this.#keep,
      seconds: this.#figures.between(0, this.#currentSecond()),
    };
  }

  #begin(request: ObservedRequest, native: unknown): RequestObserver {
    const { requestId: id, time, httpMethod, path, resourcePath } = request;
    if (typeof native === 'object' && native !== null && this.#ids.has(native)) {
      this.#ids.set(native, id);
    }
    this.#broadcast.tell({
      type: 'begin',
      id,
      time,
      httpMethod,
      path: beginningOf(path),
      resourcePath,
    });
    return { record: (record) => this.#end(record) };
  }

  #end(record: RequestRecord): void {
    this.#lastCounted = this.#currentSecond();
    this.#figures.count(record, this.#lastCounted);
    this.#broadcast.figuresAdded();
    const request = summaryOf(record);
    this.#kept.add(record, request);
    this.#broadcast.tell({ type: 'end', request });
  }

  /** At most a second, since the clock may have been set back. */
  #untilOver(): number {
    return Math.min(1000, (this.#lastCounted + 1) * 1000 - this.#now());
  }

  /** Never runs backwards, so that a second that was sent does not change. */
  #currentSecond(): number {
    this.#second = Math.max(this.#second, Math.floor(this.#now() / 1000));
    return this.#second;
  }
}
