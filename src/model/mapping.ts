import type { WireHeaders } from './headers.js';
import type { MethodRequest } from './message.js';

/** A member of `$context`. */
export type ContextValue =
  | string
  | number
  | boolean
  | null
  | ContextVariables
  | readonly ContextValue[];

/** `$context` or one of its parts; an object without a prototype. */
export interface ContextVariables {
  readonly [name: string]: ContextValue | undefined;
}

/** The `$context` of one request. */
export interface RequestContext {
  readonly requestId: string;
  readonly extendedRequestId: string;
  /** `$context.path`: `/`, the stage, and the raw path. */
  readonly path: string;
  /** All variables except the overrides, in insertion order; built on first access. */
  readonly variables: ContextVariables;
}

/** A payload as text, and as JSON, which is parsed on first use. */
export interface JsonReader {
  readonly text: string;
  /** The parsed payload (a `Value` of `java/json`), parsed once; throws for malformed JSON. */
  value(): unknown;
  /**
   * Parses a long payload in pieces, between which the event loop turns; never rejects. `undefined` if the
   * payload is short, or parsed.
   */
  readAhead?(): Promise<void> | undefined;
  /** Drops the value of a long payload, which takes many times as much memory; it is parsed again if it is read again. */
  forget?(): void;
}

/** The data that an expression, a URI or a template can read. */
export interface MappingScope {
  readonly request: MethodRequest;
  /** Status and headers of the backend's response; `undefined` until it arrives. */
  readonly response: { readonly statusCode: number; readonly headers: WireHeaders } | undefined;
  readonly context: RequestContext;
  readonly stageVariables: ReadonlyMap<string, string>;
  /** The values that templates assign; shared by the request and response templates. */
  readonly overrides: Overrides;
  /** The payload of the request or, once there is a response, of the response. */
  readonly body: JsonReader;
}

/** The part of a request that holds a parameter. */
export type ParameterLocation = 'path' | 'querystring' | 'header';

/** `$context.requestOverride` and `$context.responseOverride`, the only things that a template can write. */
export interface Overrides {
  /** The values for one part of the integration request, in the order in which they were set. */
  request(location: ParameterLocation): ReadonlyMap<string, readonly string[]>;
  responseHeaders(): ReadonlyMap<string, readonly string[]>;
  /** An integer from 100 to 599; `undefined` if a template assigned nothing or anything else. */
  responseStatus(): number | undefined;
}

/** Reads a mapping expression, for example `method.request.header.Accept` or `'static'`. */
export interface ParameterSource {
  readonly expression: string;
  /** `raw`: percent-encoded, as the client sent it; `text`: anything else. */
  readonly encoding: 'raw' | 'text';
  readonly readsBody: boolean;
  /** Whether the value depends on neither request nor response: true for literals and stage variables. */
  readonly constant: boolean;
  /** The values; `undefined` if the source has none, and nothing is mapped. */
  read(scope: MappingScope): readonly string[] | undefined;
}

/** `integration.request.LOCATION.NAME` ← source. */
export interface RequestParameterMapping {
  readonly location: ParameterLocation;
  readonly name: string;
  readonly source: ParameterSource;
}

/** An entry of `cacheKeyParameters`: requests with other values have other cached responses. */
export interface CacheKeyParameter {
  readonly expression: string;
  /** The values; `undefined` if the request lacks the parameter. */
  read(scope: MappingScope): readonly string[] | undefined;
}

/** `method.response.header.NAME` or `gatewayresponse.header.NAME` ← source. */
export interface ResponseParameterMapping {
  readonly name: string;
  readonly source: ParameterSource;
}

/** A compiled template. */
export interface MappingTemplate {
  /** Whether rendering may parse the payload as JSON; default: true. A long payload is then parsed before. */
  readonly readsJson?: boolean | undefined;
  /** Renders the template; its only side effect is on `scope.overrides`. Throws if rendering fails. */
  render(scope: MappingScope): string;
}

/** Compiles mapping templates. */
export interface TemplateEngine {
  readonly name: string;
  /** @throws TemplateError with line and column if the text is not a valid template */
  compile(text: string): MappingTemplate;
}

/** The value of a `{variable}` in a URI. */
export interface UriValue {
  readonly value: string;
  readonly encoding: 'raw' | 'text';
}

/** A compiled integration URI. Its origin is fixed at import, so no client can influence it. */
export interface UriTemplate {
  readonly text: string;
  /** Scheme, host and port; `undefined` if the stage variables do not result in a valid URL. */
  readonly origin: string | undefined;
  /** The names of the `{variables}` that mappings fill. */
  readonly variables: readonly string[];
  /**
   * Returns the path and query with the variables replaced.
   * @throws GatewayError `BAD_REQUEST_PARAMETERS` if a value would leave the path, as `..` does
   */
  expand(fill: (name: string) => UriValue | undefined): string;
}
