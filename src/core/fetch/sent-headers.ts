import {
  appendHeader,
  filterHeaders,
  forEachHeader,
  newHeaders,
  valuesByName,
} from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';

/** The headers of a `Request`: names in lower case and sorted, repeated fields joined. */
export function shownHeaders({ headers }: Request): WireHeaders {
  const shown = newHeaders<WireHeaders>();
  headers.forEach((value, name) => {
    appendHeader(shown, name, value);
  });
  return shown;
}

/**
 * The headers in the client's spelling, order and repetition. What the `Request` has counts: a header
 * that it lacks is left out, and one that it has with another value is the one that it has.
 * @param sent as the client sent them
 */
export function asSent(shown: WireHeaders, sent: WireHeaders): WireHeaders {
  const sentValues = valuesByName(sent);
  const same = new Set<string>();
  for (const [name, values] of valuesByName(shown)) {
    if (isSame(name, values, sentValues.get(name))) {
      same.add(name);
    }
  }
  const headers = filterHeaders(sent, (name) => same.has(name.toLowerCase()));
  forEachHeader(shown, (name, value) => {
    if (!same.has(name.toLowerCase())) {
      appendHeader(headers, name, value);
    }
  });
  return headers;
}

/** Whether values are what `Headers` makes of those that were sent; several of `Cookie` may be joined either way. */
function isSame(name: string, shown: readonly string[], sent: readonly string[] = []): boolean {
  const [value = ''] = shown;
  if (shown.length > 1) {
    return shown.length === sent.length && shown.every((one, i) => one === sent[i]);
  }
  return value === sent.join(', ') || (name === 'cookie' && value === sent.join('; '));
}
