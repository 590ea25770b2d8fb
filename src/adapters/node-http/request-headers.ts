import { Socket } from 'node:net';
import { isFieldName, isFieldValue } from '../../http/header-field.js';
import {
  appendHeader,
  everyHeader,
  forEachHeader,
  type HeaderBuilder,
  headerCount,
  newHeaders,
  valuesByName,
} from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import { IncomingMessage } from './node-classes.js';

/** The headers of a request as earlier middleware has left them. */
export interface SeenHeaders {
  readonly headers: WireHeaders;
  /** Why a header that middleware has set cannot be used; it is left out. */
  readonly fault: string | undefined;
}

/**
 * The `rawHeaders` of Node's parsers, which represent each byte of a value as one character and refuse
 * what a header cannot contain.
 */
export function serverHeaders(rawHeaders: readonly string[]): WireHeaders {
  return rawHeaders as WireHeaders;
}

/** The values of `req.headers` by name. */
type Shown = Readonly<Record<string, unknown>>;

/**
 * The headers that the client sent, without those that middleware has deleted from `req.headers` and
 * with those that it has set there. Untouched headers keep their spelling, order and repetition.
 * Framing headers are always the client's, since they tell where the body ends. The client's
 * `Connection` cannot remove a header that middleware has set.
 * @param raw as sent, without the pseudo headers of HTTP/2
 */
export function seenHeaders(req: IncomingMessage, raw: WireHeaders): SeenHeaders {
  if (isUnread(req)) {
    return { headers: raw, fault: undefined };
  }
  const shown: Shown = req.headers;
  if (typeof shown !== 'object') {
    const fault = 'Earlier middleware has set req.headers to something that is not an object';
    return { headers: newHeaders<WireHeaders>(), fault };
  }
  return isUntouched(raw, shown)
    ? { headers: raw, fault: undefined }
    : merged(raw, shown, req.httpVersionMajor === 2);
}

/** Whether `req.headers`, which Node derives from `rawHeaders` on first access, has not been accessed. */
function isUnread(req: IncomingMessage): boolean {
  return (
    UNREAD !== undefined &&
    Object.getPrototypeOf(req) === IncomingMessage.prototype &&
    (req as unknown as Record<symbol, unknown>)[UNREAD] === null
  );
}

/** The key under which Node keeps them, `null` until then; `undefined` if Node works differently. */
const UNREAD: symbol | undefined = (() => {
  const probe = new IncomingMessage(new Socket());
  const members = probe as unknown as Record<symbol, unknown>;
  const candidates = Object.getOwnPropertySymbols(probe).filter((key) => members[key] === null);
  const { headers } = probe;
  return candidates.find((key) => members[key] === headers);
})();

/** Whether `req.headers` has each header once, in order and unchanged, as in nearly every request. */
function isUntouched(raw: WireHeaders, shown: Shown): boolean {
  const keys = Object.getOwnPropertyNames(shown);
  if (keys.length !== headerCount(raw)) {
    return false;
  }
  let at = 0;
  return everyHeader(raw, (name, value) => {
    const key = keys[at++] as string;
    return shown[key] === value && (name === key || name.toLowerCase() === key);
  });
}

function merged(raw: WireHeaders, shown: Shown, isHttp2: boolean): SeenHeaders {
  const { kept, given, fault } = compare(valuesByName(raw), shown, isHttp2);
  const set = new Set(given.keys());
  const headers = newHeaders<WireHeaders>();
  forEachHeader(raw, (name, value) => {
    const lowerName = name.toLowerCase();
    const replaced = given.get(lowerName);
    if (replaced !== undefined) {
      given.delete(lowerName);
      appendGiven(headers, replaced, replaced.name === lowerName ? name : replaced.name);
    } else if (kept.has(lowerName) || ALWAYS_KEPT.has(lowerName)) {
      const isList = lowerName === 'connection';
      appendHeader(headers, name, isList ? withoutNames(value, set) : value);
    }
  });
  for (const header of given.values()) {
    appendGiven(headers, header, header.name);
  }
  return { headers, fault };
}

/** A comma-separated list of names without some of them. */
function withoutNames(list: string, names: ReadonlySet<string>): string {
  const members = list.split(',').filter((member) => !names.has(member.trim().toLowerCase()));
  return members.join(',');
}

function appendGiven(headers: HeaderBuilder<WireHeaders>, { values }: Given, name: string): void {
  for (const value of values) {
    appendHeader(headers, name, value);
  }
}

/** The framing headers, and a name that `req.headers` cannot hold. */
const ALWAYS_KEPT: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  '__proto__',
]);

interface Given {
  readonly name: string;
  readonly values: readonly string[];
}

function compare(
  sent: ReadonlyMap<string, readonly string[]>,
  shown: Shown,
  isHttp2: boolean,
): { kept: Set<string>; given: Map<string, Given>; fault: string | undefined } {
  const kept = new Set<string>();
  const given = new Map<string, Given>();
  let fault: string | undefined;
  for (const key of namesIn(shown)) {
    const value = shown[key];
    const lowerName = key.toLowerCase();
    if (value === undefined || key.startsWith(':') || ALWAYS_KEPT.has(lowerName)) {
      continue;
    }
    if (key === lowerName && isAsSent(lowerName, sent.get(lowerName), value, isHttp2)) {
      // A header that middleware has set under another spelling replaces the client's.
      if (!given.has(lowerName)) {
        kept.add(lowerName);
      }
    } else {
      const values = [value].flat();
      const wrong = faultOf(key, values);
      fault ??= wrong;
      if (wrong === undefined) {
        kept.delete(lowerName);
        given.set(lowerName, { name: key, values: values as string[] });
      }
    }
  }
  return { kept, given, fault };
}

/** All names under which a header can be read, including inherited and non-enumerable ones. */
function namesIn(shown: Shown): Iterable<string> {
  const names = new Set<string>();
  for (
    let object: object | null = shown;
    object !== null && object !== Object.prototype;
    object = Object.getPrototypeOf(object)
  ) {
    for (const name of Object.getOwnPropertyNames(object)) {
      names.add(name);
    }
  }
  return names;
}

/** Whether a value is what Node derives from the sent values (see `message.headers` in its documentation). */
function isAsSent(
  name: string,
  sent: readonly string[] | undefined,
  value: unknown,
  isHttp2: boolean,
): boolean {
  if (sent === undefined) {
    return false;
  }
  if (name === 'set-cookie') {
    return Array.isArray(value) && String(value) === String(sent) && value.length === sent.length;
  }
  if (sent.length === 1) {
    return value === sent[0];
  }
  if (value === sent.join(name === 'cookie' ? '; ' : ', ')) {
    return true;
  }
  return (isHttp2 ? FIRST_COUNTS_HTTP2 : FIRST_COUNTS).has(name) && value === sent[0];
}

// Node uses only the first of several headers of these names.
const FIRST_COUNTS: ReadonlySet<string> = new Set([
  ...['age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host'],
  ...['if-modified-since', 'if-unmodified-since', 'last-modified', 'location', 'max-forwards'],
  ...['proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent'],
]);

const FIRST_COUNTS_HTTP2: ReadonlySet<string> = new Set([
  ...['access-control-allow-credentials', 'access-control-max-age', 'age', 'authorization'],
  ...['access-control-request-method', 'content-encoding', 'content-language', 'content-length'],
  ...['content-location', 'content-md5', 'content-range', 'content-type', 'date', 'dnt', 'etag'],
  ...['expires', 'from', 'host', 'if-match', 'if-modified-since', 'if-none-match', 'if-range'],
  ...['if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization'],
  ...['range', 'referer', 'retry-after', 'tk', 'upgrade-insecure-requests', 'user-agent'],
  'x-content-type-options',
]);

function faultOf(name: string, values: readonly unknown[]): string | undefined {
  const subject = `Earlier middleware has set req.headers[${JSON.stringify(name)}]`;
  if (!isFieldName(name)) {
    return `${subject}, which is not a header name`;
  }
  for (const value of values) {
    if (typeof value !== 'string') {
      const type = value === null ? 'null' : `of type ${typeof value}`;
      return `${subject} to a value that is ${type}: a header is a string, or a list of strings; delete it to remove it`;
    }
    if (!isFieldValue(value)) {
      return `${subject} to a value with a line end, another control character or a character above U+00FF`;
    }
  }
  return undefined;
}
