import type { BeginEvent, RequestSummary } from '../../../src/console/protocol/events.js';

/** Which requests the list shows; empty values do not restrict it. */
export interface RequestFilter {
  /** Words that path, query, resource, gateway response or request ID have, in any case. */
  readonly text: string;
  /** `2` for 2xx … `5` for 5xx; `errors` for what became a gateway response or broke off. */
  readonly status: '' | '2' | '3' | '4' | '5' | 'errors';
  readonly method: string;
}

export const NO_FILTER: RequestFilter = { text: '', status: '', method: '' };

/** The entries of the list: the newest `limit` requests that pass the filter, newest first, and how many do. */
export function filterRequests(
  requests: readonly RequestSummary[],
  filter: RequestFilter,
  limit: number,
): { readonly shown: readonly RequestSummary[]; readonly matching: number } {
  const words = wordsOf(filter);
  const shown: RequestSummary[] = [];
  let matching = 0;
  for (let at = requests.length - 1; at >= 0; at--) {
    const request = requests[at];
    if (
      request !== undefined &&
      hasStatus(request, filter.status) &&
      fits(request, filter, words)
    ) {
      matching++;
      if (shown.length < limit) {
        shown.push(request);
      }
    }
  }
  return { shown, matching };
}

/** The running requests that pass the filter, newest first; none if it asks for a status. */
export function filterRunning(
  running: Iterable<BeginEvent>,
  filter: RequestFilter,
): readonly BeginEvent[] {
  const words = wordsOf(filter);
  return filter.status === ''
    ? [...running].filter((request) => fits(request, filter, words)).reverse()
    : [];
}

function wordsOf({ text }: RequestFilter): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

function hasStatus(request: RequestSummary, status: RequestFilter['status']): boolean {
  if (status === 'errors') {
    return request.errorType !== undefined || request.outcome !== 'COMPLETE';
  }
  return status === '' || Math.floor(request.statusCode / 100) === Number(status);
}

function fits(
  request: RequestSummary | BeginEvent,
  { method }: RequestFilter,
  words: readonly string[],
): boolean {
  if (method !== '' && request.httpMethod !== method) {
    return false;
  }
  if (words.length === 0) {
    return true;
  }
  const { id, path, resourcePath = '' } = request;
  const rest = 'queryString' in request ? `${request.queryString}\n${request.errorType ?? ''}` : '';
  const text = `${path}\n${resourcePath}\n${id}\n${rest}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
