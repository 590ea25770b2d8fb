import type { RequestRecord } from '../../execute/log/recording/request-record.js';

// The stream of events.

/** An event of the stream. */
export type ConsoleEvent =
  | HelloEvent
  | BeginEvent
  | EndEvent
  | DroppedEvent
  | ClearedEvent
  | DocumentEvent
  | SecondEvent;

/** The first event of a stream. */
export interface HelloEvent {
  readonly type: 'hello';
  /** The requests that are kept, oldest first. */
  readonly requests: readonly RequestSummary[];
  /** How many requests are kept. */
  readonly kept: number;
  /** The seconds of the last minutes in which there were requests, oldest first. */
  readonly seconds: readonly FiguresSecond[];
}

/** A request has come. */
export interface BeginEvent {
  readonly type: 'begin';
  readonly id: string;
  readonly time: number;
  readonly httpMethod: string;
  readonly path: string;
  readonly resourcePath: string | undefined;
}

/** A request has ended. */
export interface EndEvent {
  readonly type: 'end';
  readonly request: RequestSummary;
}

/** Requests of which this page was not told, since it read too slowly; the figures count them. */
export interface DroppedEvent {
  readonly type: 'dropped';
  readonly count: number;
}

/** All requests were forgotten. */
export interface ClearedEvent {
  readonly type: 'cleared';
}

/** The document has changed: `data/api` has another response. */
export interface DocumentEvent {
  readonly type: 'document';
}

/** Sent once a second while there are requests. */
export interface SecondEvent {
  readonly type: 'second';
  readonly second: FiguresSecond;
}

/** An entry of the list of requests. */
export interface RequestSummary {
  /** The request ID. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly httpMethod: string;
  /** Without the query. */
  readonly path: string;
  readonly queryString: string;
  readonly resourcePath: string | undefined;
  /** The method of the document, such as `ANY`. */
  readonly resourceMethod: string | undefined;
  readonly statusCode: number;
  readonly durationInMillis: number;
  readonly outcome: RequestRecord['end']['outcome'];
  readonly errorType: string | undefined;
  readonly cacheStatus: 'hit' | 'miss' | undefined;
  /** Where the time went, in order; what is between them was spent waiting. */
  readonly spans: readonly TimeSpan[];
}

/** A part of a request's time. */
export interface TimeSpan {
  readonly part: 'authorizer' | 'mapping' | 'backend' | 'response';
  /** Milliseconds from the start of the request. */
  readonly start: number;
  readonly durationInMillis: number;
}

/** What happened in one second. */
export interface FiguresSecond {
  /** Seconds since 1970. */
  readonly time: number;
  readonly methods: readonly MethodFigures[];
}

/** The requests of one method in one second. */
export interface MethodFigures {
  /** `GET /pets/{id}`; `''` for requests that no method matches, {@link OTHER_METHODS} for the rest of too many. */
  readonly method: string;
  readonly count: number;
  /** By gateway response. */
  readonly errors: Readonly<Record<string, number>>;
  readonly cacheHits: number;
  readonly throttled: number;
  /** How many requests took up to {@link LATENCY_BOUNDS}; the last counts those beyond. */
  readonly latencies: readonly number[];
}

/** Milliseconds; each is about 1.5 times the one before it. */
export const LATENCY_BOUNDS: readonly number[] = [
  0.5, 0.75, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1000, 1500,
  2000, 3000, 5000, 7500, 10_000, 15_000, 20_000, 30_000,
];

/** In the place of a method: the methods of a second that has too many to count each. */
export const OTHER_METHODS = 'other methods';
