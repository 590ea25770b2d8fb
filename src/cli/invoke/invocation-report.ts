import { headerEntries } from '../../http/header-list.js';
import { headerText } from '../../http/header-text.js';
import type { ClientResponse } from '../../model/message.js';

/** What a call of `invoke` has led to. */
export interface Invocation {
  readonly response: ClientResponse;
  readonly body: Uint8Array;
  /** Milliseconds. */
  readonly latency: number;
  readonly log: string;
}

/** The execution log, then status, headers and body. */
export function invocationText({ response, body, latency, log }: Invocation): string {
  const headers = headerEntries(response.headers).map(
    ([name, value]) => `${name}: ${headerText(value)}`,
  );
  const text = textOf(body) ?? `[${body.length} bytes that are not text]`;
  return [
    log,
    '',
    `Status: ${response.statusCode}`,
    `Latency: ${latency} ms`,
    ...headers,
    ...(text === '' ? [] : ['', text]),
    '',
  ].join('\n');
}

/** The same as JSON, with the members of AWS's `TestInvokeMethod`. */
export function invocationJson({ response, body, latency, log }: Invocation): string {
  const lists = [...multiValueHeaders(response)];
  const text = textOf(body);
  const result = {
    status: response.statusCode,
    headers: Object.fromEntries(lists.map(([name, values]) => [name, values.at(-1)])),
    multiValueHeaders: Object.fromEntries(lists),
    body: text ?? Buffer.from(body).toString('base64'),
    isBase64Encoded: text === undefined,
    latency,
    log,
  };
  return `${JSON.stringify(result, undefined, 2)}\n`;
}

/** The values of each header, whose name is spelled as it is first. */
function multiValueHeaders({ headers }: ClientResponse): ReadonlyMap<string, readonly string[]> {
  const spellings = new Map<string, string>();
  const lists = new Map<string, string[]>();
  for (const [name, value] of headerEntries(headers)) {
    const spelling = spellings.get(name.toLowerCase()) ?? name;
    spellings.set(name.toLowerCase(), spelling);
    lists.set(spelling, [...(lists.get(spelling) ?? []), headerText(value)]);
  }
  return lists;
}

/** `undefined` for bytes that are not UTF-8, or that a terminal cannot show. */
function textOf(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
