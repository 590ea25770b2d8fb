import type { ServerResponse } from 'node:http';
import type { BeginEvent, EndEvent, FiguresSecond, HelloEvent } from '../protocol/events.js';
import { eventText, listEntry, PageStream } from './page-stream.js';

/** Pages that may be open at once. */
const MOST_PAGES = 32;

/** Milliseconds in which events are collected before they are sent together. */
const COLLECTING = 50;

/** Milliseconds between signs of life. */
const BEAT = 15_000;

/** The seconds that are over, after one. */
export type SecondsAfter = (second: number) => readonly FiguresSecond[];

/** Sends events to all pages that are open; does nothing while no page is. */
export class Broadcast {
  readonly #secondsAfter: SecondsAfter;
  readonly #untilOver: () => number;
  readonly #pages = new Set<PageStream>();
  #collecting: NodeJS.Timeout | undefined;
  #secondOver: NodeJS.Timeout | undefined;
  #beating: NodeJS.Timeout | undefined;

  /** @param untilOver milliseconds until the last second that has figures is over; negative from then on */
  constructor(secondsAfter: SecondsAfter, untilOver: () => number) {
    this.#secondsAfter = secondsAfter;
    this.#untilOver = untilOver;
  }

  /**
   * Opens a stream of events, which ends with its response.
   * @param hello its first event
   * @returns whether there was room for another page
   */
  open(res: ServerResponse, hello: () => HelloEvent): boolean {
    if (this.#pages.size >= MOST_PAGES) {
      return false;
    }
    const first = hello();
    const page = new PageStream(res, first.seconds.at(-1)?.time ?? 0, () => this.#flush(page));
    res.on('close', () => this.#leave(page));
    this.#pages.add(page);
    page.write(eventText(first));
    this.#beating ??= setInterval(() => this.#beat(), BEAT).unref();
    return true;
  }

  /** Whether a page is open. */
  get isWatched(): boolean {
    return this.#pages.size > 0;
  }

  /** An entry of the list. */
  tell(event: BeginEvent | EndEvent): void {
    if (!this.isWatched) {
      return;
    }
    const entry = listEntry(event);
    this.#each((page) => page.add(entry));
  }

  /** All requests were forgotten. */
  clear(): void {
    this.#each((page) => page.clear());
  }

  /** The document has changed. */
  documentChanged(): void {
    this.#each((page) => page.documentChanged());
  }

  /** Figures were added: sends them when their second is over. */
  figuresAdded(): void {
    if (this.isWatched) {
      const rest = Math.max(0, this.#untilOver());
      this.#secondOver ??= setTimeout(() => this.#sendFigures(), rest).unref();
    }
  }

  /** Ends all streams. */
  close(): void {
    for (const page of this.#pages) {
      page.end();
    }
    this.#pages.clear();
    this.#stop();
  }

  #each(change: (page: PageStream) => void): void {
    for (const page of this.#pages) {
      change(page);
    }
    if (this.isWatched) {
      this.#collecting ??= setTimeout(() => this.#flushAll(), COLLECTING).unref();
    }
  }

  /** The timer may be early, by up to a millisecond, or so late that the next second has figures, too. */
  #sendFigures(): void {
    this.#secondOver = undefined;
    this.#flushAll();
    if (this.#untilOver() > 0) {
      this.figuresAdded();
    }
  }

  #flushAll(): void {
    clearTimeout(this.#collecting);
    this.#collecting = undefined;
    for (const page of this.#pages) {
      this.#flush(page);
    }
  }

  #flush(page: PageStream): void {
    page.flush(this.#secondsAfter);
  }

  #beat(): void {
    for (const page of this.#pages) {
      page.beat();
    }
  }

  #leave(page: PageStream): void {
    this.#pages.delete(page);
    if (!this.isWatched) {
      this.#stop();
    }
  }

  #stop(): void {
    clearTimeout(this.#collecting);
    clearTimeout(this.#secondOver);
    clearInterval(this.#beating);
    this.#collecting = undefined;
    this.#secondOver = undefined;
    this.#beating = undefined;
  }
}
