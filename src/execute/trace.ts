import { encodeText } from '../mapping/uri.js';
import { escapeJavaScript, urlEncode } from '../mapping/variables/util-functions.js';
import type { HeaderList } from '../model/message.js';

/** The execution log of one request, in the words of API Gateway's own. */
export interface ExecutionLog {
  readonly requestId: string;
  /** One line an entry, each but the first with its time in front. */
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

/** Collects the lines of one request; made only where somebody listens. */
export class ExecutionTrace {
  readonly requestId: string;
  readonly #clock: () => number;
  readonly #withSecrets: boolean;
  readonly #secrets = new Set<string>();
  readonly #lines: string[];
  #sentAt: number | undefined;
  #latency: number | undefined;

  constructor(requestId: string, clock: () => number, withSecrets: boolean) {
    this.requestId = requestId;
    this.#clock = clock;
    this.#withSecrets = withSecrets;
    this.#lines = [`Execution log for request ${requestId}`];
    this.add(`Starting execution for request: ${requestId}`);
  }

  add(message: string): void {
    this.#lines.push(`${javaDate(this.#clock())} : ${this.#redact(message)}`);
  }

  /** A line with headers; what is secret in them is hidden from here on, wherever it turns up. */
  addHeaders(message: string, headers: HeaderList, limit: number = Number.POSITIVE_INFINITY): void {
    if (!this.#withSecrets) this.#learnSecrets(headers);
    const entries: [string, string][] = [];
    for (let i = 0; i < headers.length; i += 2)
      entries.push([headers[i] ?? '', headers[i + 1] ?? '']);
    const text = javaMap(entries);
    this.add(`${message}${text.length > limit ? `${text.slice(0, limit)} [TRUNCATED]` : text}`);
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

  get lines(): readonly string[] {
    return this.#lines;
  }

  #learnSecrets(headers: HeaderList): void {
    for (let i = 0; i < headers.length; i += 2) {
      const value = headers[i + 1] ?? '';
      if (!SECRET_HEADERS.has(headers[i]?.toLowerCase() ?? '')) continue;
      for (const part of [value, ...value.split(/[\s;,=]+/)]) {
        if (part.length < SHORTEST_SECRET && part !== value) continue;
        for (const form of writtenForms(part)) this.#secrets.add(form);
      }
    }
    this.#secrets.delete('');
  }

  #redact(text: string): string {
    let redacted = text;
    for (const secret of this.#secrets) redacted = redacted.replaceAll(secret, '*****');
    return redacted;
  }
}

/** Their values never stand in a log unless asked for. */
const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
  'set-cookie',
  'x-amz-security-token',
  'x-api-key',
]);

/** A text as URIs, form data, JSON and escaped templates write it. */
function writtenForms(text: string): readonly string[] {
  return [
    text,
    encodeText(text),
    urlEncode(text),
    JSON.stringify(text).slice(1, -1),
    escapeJavaScript(text),
    escapeJavaScript(text).replaceAll("\\'", "'"),
  ];
}

/** A part of a secret that is shorter says nothing, and would hide half the log. */
const SHORTEST_SECRET = 8;

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
