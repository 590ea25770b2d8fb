import type { BoxName } from '../../execute/log/observation/observer.js';
import type { RequestRecord } from '../../execute/log/recording/request-record.js';
import type { RequestSummary, TimeSpan } from '../protocol/events.js';

/** UTF-16 units of a path or a query in the list; the record has all of them. */
const MOST_SHOWN = 2000;

/** More are not told apart in a bar. */
const MOST_SPANS = 32;

/** What the list shows of a request. */
export function summaryOf(record: RequestRecord): RequestSummary {
  const { requestId, time, httpMethod, path, queryString, end } = record;
  const { resourcePath, resourceMethod } = record;
  const { statusCode, durationInMillis, outcome, errorType, cacheStatus } = end;
  return {
    id: requestId,
    time,
    httpMethod,
    path: beginningOf(path),
    queryString: beginningOf(queryString),
    resourcePath,
    resourceMethod,
    statusCode,
    durationInMillis: rounded(durationInMillis),
    outcome,
    errorType,
    cacheStatus,
    spans: spansOf(record),
  };
}

/** The beginning of a text that is as long as a client wants. */
export function beginningOf(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
}

/** What is spent in a box without waiting for others; the last box lasts until the last byte has been sent. */
const PARTS: Readonly<Partial<Record<BoxName, TimeSpan['part']>>> = {
  'Integration Request': 'mapping',
  'Integration Response': 'mapping',
  'Method Response': 'response',
  'Gateway Response': 'response',
};

/** Where the time of a request went. */
function spansOf({ time, end, boxes, calls }: RequestRecord): readonly TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (const { kind, time: endedAt, durationInMillis } of calls.slice(0, MOST_SPANS)) {
    const part = kind === 'authorizer' ? 'authorizer' : 'backend';
    spans.push(spanOf(part, endedAt - durationInMillis - time, durationInMillis));
  }
  for (const { name, time: beganAt, durationInMillis } of boxes) {
    const part = PARTS[name];
    if (part !== undefined) {
      const lasted = part === 'response' ? end.time - beganAt : durationInMillis;
      spans.push(spanOf(part, beganAt - time, lasted));
    }
  }
  return spans.sort((a, b) => a.start - b.start).slice(0, MOST_SPANS);
}

function spanOf(part: TimeSpan['part'], start: number, durationInMillis: number): TimeSpan {
  return { part, start: rounded(start), durationInMillis: rounded(durationInMillis) };
}

/** Microseconds are the least that is worth sending. */
function rounded(millis: number): number {
  return Math.max(0, Math.round(millis * 1000) / 1000);
}
