import { headerEntries } from '../../http/header-list.js';
import type { HeaderList } from '../../model/headers.js';
import { oneLine } from './one-line.js';
import { keptText } from './recording/body-sample.js';
import type { Recorder } from './recording/recorder.js';
import { isSecretHeader } from './secrets/secret-names.js';
import { type Secrets, STARS } from './secrets/secrets.js';

/** The execution log of one request, in the words of API Gateway's execution logs. */
export interface ExecutionLog {
  readonly requestId: string;
  /**
   * One entry per line, each but the first with its time at the start. Control characters of clients and
   * backends are written as `\\n` or `\\u001b`, so an entry is one line whatever they send.
   */
  readonly lines: readonly string[];
  readonly httpMethod: string;
  /** The path of the request, not of the resource. */
  readonly path: string;
  /** `undefined` if no method matched. */
  readonly resourcePath: string | undefined;
  readonly statusCode: number;
  /** Milliseconds; `undefined` if no backend was called. */
  readonly integrationLatency: number | undefined;
}

/**
 * Collects the lines of one request; created only if a trace function or the debug log reads them. Text
 * from outside is redacted at the end, so a credential is hidden in the lines before it, too.
 */
export class ExecutionTrace {
  readonly requestId: string;
  readonly #clock: () => number;
  /** The credentials learnt so far; `undefined` to show them. */
  readonly secrets: Secrets | undefined;
  /** Keeps the values of the boxes; `undefined` unless an observer wants them. */
  readonly recorder: Recorder | undefined;
  readonly #entries: Entry[] = [];
  #sentAt: number | undefined;
  #latency: number | undefined;

  constructor(
    requestId: string,
    clock: () => number,
    secrets: Secrets | undefined,
    recorder?: Recorder,
  ) {
    this.requestId = requestId;
    this.#clock = clock;
    this.secrets = secrets;
    this.recorder = recorder;
    this.add('Starting execution for request: ', requestId);
  }

  /**
   * Adds a line.
   * @param words the gateway's own words; they contain nothing from outside
   * @param text from the client, the backend or the document
   * @param limit how many characters of `text` to show
   */
  add(words: string, text = '', limit: number = Number.POSITIVE_INFINITY): void {
    this.#entries.push({ time: this.#clock(), words, text, limit });
  }

  /** Adds a line with headers, and records their credentials. */
  addHeaders(words: string, headers: HeaderList, limit?: number): void {
    this.secrets?.learnHeaders(headers);
    const entries = headerEntries(headers).map(([name, value]) => {
      const hidden = this.secrets !== undefined && isSecretHeader(name.toLowerCase());
      return [name, hidden ? STARS : value] as const;
    });
    this.add(words, javaMap(entries), limit);
  }

  /** Adds a line with a URI, and records its credentials. */
  addUri(words: string, uri: string): void {
    this.secrets?.learnUri(uri);
    this.add(words, uri);
  }

  /** Records a credential that is in no header and no URI. */
  learn(secret: string): void {
    this.secrets?.learn(secret);
  }

  /** Starts the integration latency. */
  sent(): void {
    this.#sentAt = this.#clock();
  }

  /** Whether a request was sent to the endpoint. */
  get isSent(): boolean {
    return this.#sentAt !== undefined;
  }

  /** Ends the integration latency: milliseconds. */
  received(): number {
    this.#latency = this.#clock() - (this.#sentAt ?? this.#clock());
    return this.#latency;
  }

  get integrationLatency(): number | undefined {
    return this.#latency;
  }

  /** All lines, redacted. */
  lines(): readonly string[] {
    const first = `Execution log for request ${this.#shown(this.requestId)}`;
    return [first, ...this.#entries.map((entry) => this.#line(entry))];
  }

  /** UTF-16 units of all lines and of what hides credentials in them. */
  get size(): number {
    const lines = this.#entries.reduce(
      (sum, { words, text }) => sum + words.length + text.length,
      0,
    );
    return lines + (this.secrets?.size ?? 0);
  }

  /** Lets go of long texts: those of bodies, after the log has been read by those who want it whole. */
  shorten(limit: number): void {
    for (const [index, entry] of this.#entries.entries()) {
      if (entry.text.length > limit) {
        const text = `${keptText(this.secrets?.redact(entry.text) ?? entry.text, limit)} [TRUNCATED]`;
        this.#entries[index] = { ...entry, text };
      }
    }
  }

  #line({ time, words, text, limit }: Entry): string {
    const shown = this.#shown(text);
    const cut = shown.length > limit ? `${shown.slice(0, limit)} [TRUNCATED]` : shown;
    return `${javaDate(time)} : ${words}${cut}`;
  }

  /** Redacts before it truncates: half a secret is still secret. */
  #shown(text: string): string {
    return oneLine(this.secrets?.redact(text) ?? text);
  }
}

interface Entry {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly words: string;
  readonly text: string;
  readonly limit: number;
}

/** `{a=1, b=2}`, as Java prints a map. */
export function javaMap(entries: Iterable<readonly [string, string]>): string {
  return `{${[...entries].map(([name, value]) => `${name}=${value}`).join(', ')}}`;
}

/** `Tue Aug 19 17:04:50 UTC 2025`, as Java prints a date. */
function javaDate(time: number): string {
  const [, weekday, day, month, year, clock] =
    /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(time).toUTCString()) ?? [];
  return `${weekday} ${month} ${day} ${clock} UTC ${year}`;
}
