import type { ServerResponse } from 'node:http';
import type { BeginEvent, ConsoleEvent, EndEvent, FiguresSecond } from '../protocol/events.js';

/** UTF-16 units of list entries that wait for a page. */
const MOST_WAITING = 1024 * 1024;

/** An entry of the list, written once for all pages. */
export interface ListEntry {
  readonly text: string;
  /** Whether it is the end of a request. */
  readonly isEnd: boolean;
}

/** Writes an entry of the list. */
export function listEntry(event: BeginEvent | EndEvent): ListEntry {
  return { text: eventText(event), isEnd: event.type === 'end' };
}

/** An event as it is sent: its type is its name. */
export function eventText({ type, ...data }: ConsoleEvent): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * The events for one page. What a page reads too slowly is not kept for it: entries of the list are dropped
 * and counted, and figures wait in the one place that has them.
 */
export class PageStream {
  readonly #res: ServerResponse;
  #waiting: string[] = [];
  #length = 0;
  #ends = 0;
  #dropped = 0;
  #isCleared = false;
  #isDocumentNew = false;
  /** The last second that was sent. */
  #second: number;
  /** Whether the connection takes no more for now. */
  #isFull = false;

  /**
   * @param second the last one that the page knows
   * @param onDrain called when the connection takes more again
   */
  constructor(res: ServerResponse, second: number, onDrain: () => void) {
    this.#res = res;
    this.#second = second;
    res.on('drain', () => {
      this.#isFull = false;
      onDrain();
    });
    res.on('error', () => {}); // the page has left
  }

  add({ text, isEnd }: ListEntry): void {
    this.#waiting.push(text);
    this.#length += text.length;
    this.#ends += isEnd ? 1 : 0;
    if (this.#length > MOST_WAITING) {
      this.#dropped += this.#ends;
      this.#forget();
    }
  }

  /** All requests were forgotten, also those that the page was not told of. */
  clear(): void {
    this.#isCleared = true;
    this.#dropped = 0;
    this.#forget();
  }

  documentChanged(): void {
    this.#isDocumentNew = true;
  }

  /**
   * Sends what waits, in one piece, unless the connection takes no more.
   * @param secondsAfter the seconds that are over, after one
   */
  flush(secondsAfter: (second: number) => readonly FiguresSecond[]): void {
    if (this.#isFull) {
      return;
    }
    const texts: string[] = [];
    if (this.#isCleared) {
      texts.push(eventText({ type: 'cleared' }));
    }
    if (this.#dropped > 0) {
      texts.push(eventText({ type: 'dropped', count: this.#dropped }));
    }
    texts.push(...this.#waiting);
    if (this.#isDocumentNew) {
      texts.push(eventText({ type: 'document' }));
    }
    for (const second of secondsAfter(this.#second)) {
      this.#second = second.time;
      texts.push(eventText({ type: 'second', second }));
    }
    this.#forget();
    this.#dropped = 0;
    this.#isCleared = false;
    this.#isDocumentNew = false;
    if (texts.length > 0) {
      this.write(texts.join(''));
    }
  }

  /** Keeps proxies and the page from taking silence for the end; nothing is needed while the page reads slowly. */
  beat(): void {
    if (!this.#isFull) {
      this.write(': \n\n');
    }
  }

  write(text: string): void {
    if (!this.#res.destroyed && !this.#res.writableEnded) {
      this.#isFull = !this.#res.write(text);
    }
  }

  end(): void {
    this.#res.end();
  }

  #forget(): void {
    this.#waiting = [];
    this.#length = 0;
    this.#ends = 0;
  }
}
