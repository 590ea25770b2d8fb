import { headerEntries } from '../../http/header-list.js';
import type { HeaderList } from '../../model/headers.js';
import { oneLine } from './one-line.js';
import { isSecretHeader } from './secrets/secret-names.js';
import { type Secrets, STARS } from './secrets/secrets.js';

/** The execution log of one request, in the words of API Gateway's own. */
export interface ExecutionLog {
  readonly requestId: string;
  /**
   * One line an entry, each but the first with its time in front. Control characters of clients and
   * backends stand as `\\n` or `\\u001b`, so an entry is one line whatever they send.
   */
  readonly lines: readonly string[];
  readonly httpMethod: string;
  /** The path of the request, not of the resource. */
  readonly path: string;
  /** `undefined` where no method matched. */
  readonly resourcePath: string | undefined;
  readonly statusCode: number;
  /** Milliseconds; `undefined` where no backend was called. */
  readonly integrationLatency: number | undefined;
}

/**
 * Collects the lines of one request; made only where somebody listens. What comes from outside is
 * redacted when all is known, so a credential is hidden in the lines before it, too.
 */
export class ExecutionTrace {
  readonly requestId: string;
  readonly #clock: () => number;
  /** `undefined` where credentials are to be shown. */
  readonly #secrets: Secrets | undefined;
  readonly #entries: Entry[] = [];
  #sentAt: number | undefined;
  #latency: number | undefined;

  constructor(requestId: string, clock: () => number, secrets: Secrets | undefined) {
    this.requestId = requestId;
    this.#clock = clock;
    this.#secrets = secrets;
    this.add('Starting execution for request: ', requestId);
  }

  /**
   * Adds a line.
   * @param words the gateway's own; nothing in them comes from outside
   * @param text what the client, the backend or the document says
   * @param limit the characters of `text` that are shown
   */
  add(words: string, text = '', limit: number = Number.POSITIVE_INFINITY): void {
    this.#entries.push({ time: this.#clock(), words, text, limit });
  }

  /** Adds a line with headers, and learns what credentials they have. */
  addHeaders(words: string, headers: HeaderList, limit?: number): void {
    this.#secrets?.learnHeaders(headers);
    const entries = headerEntries(headers).map(([name, value]) => {
      const hidden = this.#secrets !== undefined && isSecretHeader(name.toLowerCase());
      return [name, hidden ? STARS : value] as const;
    });
    this.add(words, javaMap(entries), limit);
  }

  /** Adds a line with a URI, and learns what credentials it has. */
  addUri(words: string, uri: string): void {
    this.#secrets?.learnUri(uri);
    this.add(words, uri);
  }

  /** Learns a credential that no header and no URI tells. */
  learn(secret: string): void {
    this.#secrets?.learn(secret);
  }

  /** Starts the integration latency. */
  sent(): void {
    this.#sentAt = this.#clock();
  }

  /** Ends the integration latency: milliseconds. */
  received(): number {
    this.#latency = this.#clock() - (this.#sentAt ?? this.#clock());
    return this.#latency;
  }

  get integrationLatency(): number | undefined {
    return this.#latency;
  }

  /** All lines, as they may be shown. */
  lines(): readonly string[] {
    const first = `Execution log for request ${this.#shown(this.requestId)}`;
    return [first, ...this.#entries.map((entry) => this.#line(entry))];
  }

  #line({ time, words, text, limit }: Entry): string {
    const shown = this.#shown(text);
    const cut = shown.length > limit ? `${shown.slice(0, limit)} [TRUNCATED]` : shown;
    return `${javaDate(time)} : ${words}${cut}`;
  }

  /** What is hidden is hidden before anything is cut: half a secret is one, too. */
  #shown(text: string): string {
    return oneLine(this.#secrets?.redact(text) ?? text);
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
