import type { RequestRecord } from '../execute/log/recording/request-record.js';
import type { TemplateInput } from '../mapping/templates/render-template.js';
import type { ImportIssue } from '../model/document/import-issue.js';

// What the console's page and its server tell each other: JSON over HTTP, and server-sent events. Each
// request but those for the page's own files has the header `Authorization: Bearer TOKEN`; paths are relative to the page.

/** The routes, by what they are for. */
export const ROUTES = {
  /** GET: {@link ConsoleApi}. */
  api: 'data/api',
  /** GET: server-sent events; each event's name is a `type` of {@link ConsoleEvent}, its data the rest in JSON. */
  events: 'data/events',
  /** GET `data/requests/ID`: {@link RequestRecord}, or 404. DELETE `data/requests`: forgets all. */
  requests: 'data/requests',
  /** POST {@link TryRequest}: {@link TryResponse}. */
  try: 'data/try',
  /** POST {@link RenderRequest}: {@link RenderResult}. */
  render: 'data/render',
  /** POST {@link ExpressionRequest}: {@link ExpressionResult}. */
  expression: 'data/expression',
  /** POST {@link SaveRequest}: {@link SaveResult}. */
  save: 'data/save',
} as const;

/** In `index.html`: the server puts the nonce of the Content-Security-Policy in its place, a new one for each response. */
export const NONCE_PLACEHOLDER = 'CSP-NONCE';

/** The response of a route with a status of 400 or above. */
export interface ConsoleError {
  /** What went wrong, and what to do about it. */
  readonly message: string;
}

// ——— events ———

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

// ——— the API ———

/** The API as its document describes it. */
export interface ConsoleApi {
  readonly name: string;
  readonly id: string;
  readonly stage: string;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Whether templates can be saved to their file. */
  readonly canWrite: boolean;
  readonly resources: readonly ConsoleResource[];
  readonly gatewayResponses: readonly ConsoleGatewayResponse[];
  /** The warnings about the document; those of a method are there, too. */
  readonly issues: readonly ImportIssue[];
}

/** A place in the document. */
export interface ConsolePlace {
  readonly pointer: string;
  /** `undefined` unless the document was read from a file. */
  readonly file: string | undefined;
  /** From 1; `undefined` unless the document was read from a file or a text. */
  readonly line: number | undefined;
}

/** A resource, with its methods. */
export interface ConsoleResource {
  readonly path: string;
  readonly methods: readonly ConsoleMethod[];
}

/** A method, box by box. */
export interface ConsoleMethod {
  /** `GET` … `PUT`, or `ANY`. */
  readonly httpMethod: string;
  readonly operationName: string | undefined;
  readonly place: ConsolePlace;
  readonly apiKeyRequired: boolean;
  readonly authorizers: readonly ConsoleAuthorizer[];
  readonly validator: ConsoleValidator | undefined;
  readonly requestParameters: readonly ConsoleParameter[];
  readonly models: readonly ConsoleModel[];
  readonly integration: ConsoleIntegration | undefined;
  readonly methodResponses: readonly ConsoleMethodResponse[];
  readonly issues: readonly ImportIssue[];
  /** A request to try: parameters by name, and a body that fits the model. */
  readonly sample: TryRequest;
}

export interface ConsoleAuthorizer {
  readonly name: string;
  readonly type: string;
  readonly scopes: readonly string[];
  readonly identitySource: readonly string[];
}

export interface ConsoleValidator {
  readonly name: string;
  readonly validateRequestParameters: boolean;
  readonly validateRequestBody: boolean;
}

export interface ConsoleParameter {
  readonly location: 'path' | 'querystring' | 'header';
  readonly name: string;
  readonly required: boolean;
}

/** The model of a request body. */
export interface ConsoleModel {
  readonly mediaType: string;
  /** JSON Schema, as JSON with two spaces. */
  readonly schema: string;
  readonly place: ConsolePlace;
}

export interface ConsoleIntegration {
  readonly type: string;
  readonly httpMethod: string | undefined;
  /** As written. */
  readonly uri: string | undefined;
  readonly place: ConsolePlace;
  readonly timeoutInMillis: number;
  readonly connectionType: string;
  /** `undefined` for a proxy. */
  readonly passthroughBehavior: string | undefined;
  readonly mappings: readonly ConsoleMapping[];
  readonly templates: readonly ConsoleTemplate[];
  readonly responses: readonly ConsoleIntegrationResponse[];
}

/** A parameter mapping. */
export interface ConsoleMapping {
  readonly target: string;
  readonly source: string;
  readonly place: ConsolePlace;
}

/** A mapping template. */
export interface ConsoleTemplate {
  /** In lower case, or `$default`. */
  readonly mediaType: string;
  readonly text: string;
  /** Of the template itself. */
  readonly place: ConsolePlace;
  /** Whether `data/save` can write it. */
  readonly isEditable: boolean;
}

export interface ConsoleIntegrationResponse {
  /** A Java regular expression, or `default`. */
  readonly pattern: string;
  readonly statusCode: string;
  readonly place: ConsolePlace;
  readonly mappings: readonly ConsoleMapping[];
  readonly templates: readonly ConsoleTemplate[];
}

export interface ConsoleMethodResponse {
  readonly statusCode: string;
  readonly headers: readonly string[];
}

export interface ConsoleGatewayResponse {
  readonly type: string;
  readonly statusCode: number;
  /** `undefined` for one that the document does not change. */
  readonly place: ConsolePlace | undefined;
}

// ——— what the page asks for ———

/** A request for the gateway. */
export interface TryRequest {
  readonly httpMethod: string;
  /** With the query, percent-encoded. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** What the gateway responded. */
export interface TryResponse {
  readonly statusCode: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As UTF-8, cut at a limit. */
  readonly body: string;
  readonly isComplete: boolean;
  readonly durationInMillis: number;
  /** Of `data/requests`. */
  readonly requestId: string | undefined;
}

/** A template to render. */
export interface RenderRequest {
  readonly template: string;
  readonly side: 'request' | 'response';
  /** Renders against this request of `data/requests`, if it is still kept. */
  readonly requestId?: string | undefined;
  /** Or else against this input. */
  readonly input?: TemplateInput | undefined;
}

export type RenderResult =
  | {
      readonly output: string;
      /** The pieces of `output` in order, each with the line of the template that wrote it, from 1. */
      readonly parts: readonly { readonly line: number; readonly text: string }[];
      /** What the template has set in `$context.requestOverride` and `$context.responseOverride`; empty objects otherwise. */
      readonly overrides: unknown;
      /** What it was rendered against. */
      readonly input: TemplateInput;
    }
  | { readonly error: PlacedError };

/** A mistake in a text, at its place. */
export interface PlacedError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** An expression to evaluate against a request. */
export interface ExpressionRequest {
  readonly kind: 'mapping' | 'jsonPath';
  /** `method.request.header.Accept`, `$.store.book[*].title`. */
  readonly expression: string;
  readonly side: 'request' | 'response';
  readonly requestId?: string | undefined;
  readonly input?: TemplateInput | undefined;
}

export type ExpressionResult =
  | {
      /** The values of a mapping, or one JSON text of a JSONPath; `undefined` if there is none. */
      readonly values: readonly string[] | undefined;
    }
  | { readonly error: string };

/** A template to write to its file. */
export interface SaveRequest {
  /** The pointer of the template itself. */
  readonly pointer: string;
  /** The text that the file has now. */
  readonly before: string;
  readonly text: string;
}

export interface SaveResult {
  readonly place: ConsolePlace;
}
