import type { HeaderList, MethodRequest } from './message.js';

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
  /** All variables but the overrides, in the order of insertion; built when first asked for. */
  readonly variables: ContextVariables;
}

/** A payload as text, and as JSON when a path first asks for it. */
export interface JsonReader {
  readonly text: string;
  /** The parsed payload (a `Value` of `java/json`), read once; throws where it is broken JSON. */
  value(): unknown;
}

/** What an expression, a URI or a template may read. */
export interface MappingScope {
  readonly request: MethodRequest;
  /** Status and headers of the backend's answer; `undefined` before there is one. */
  readonly response: { readonly statusCode: number; readonly headers: HeaderList } | undefined;
  readonly context: RequestContext;
  readonly stageVariables: ReadonlyMap<string, string>;
  /** What templates assign, from the request template on. */
  readonly overrides: Overrides;
  /** The payload at hand: of the request, or, once there is a response, of the response. */
  readonly body: JsonReader;
}

/** The part of a request that a parameter lands in or comes from. */
export type ParameterLocation = 'path' | 'querystring' | 'header';

/** `$context.requestOverride` and `$context.responseOverride`: the one thing that a template writes. */
export interface Overrides {
  /** The values given for a part of the integration request, in the order in which they were set. */
  request(location: ParameterLocation): ReadonlyMap<string, readonly string[]>;
  responseHeaders(): ReadonlyMap<string, readonly string[]>;
  /** An integer from 100 to 599; anything else that a template assigned is ignored. */
  responseStatus(): number | undefined;
}

/** Reads a mapping expression, for example `method.request.header.Accept` or `'static'`. */
export interface ParameterSource {
  readonly expression: string;
  /** `raw`: percent-encoded as the client wrote it; `text`: anything else. */
  readonly encoding: 'raw' | 'text';
  readonly readsBody: boolean;
  /** The value where neither request nor answer plays a part: literals and stage variables. */
  readonly constant: boolean;
  /** `undefined` where there is nothing to map. */
  read(scope: MappingScope): readonly string[] | undefined;
}

/** `integration.request.LOCATION.NAME` ← source. */
export interface RequestParameterMapping {
  readonly location: ParameterLocation;
  readonly name: string;
  readonly source: ParameterSource;
}

/** `method.response.header.NAME` or `gatewayresponse.header.NAME` ← source. */
export interface ResponseParameterMapping {
  readonly name: string;
  readonly source: ParameterSource;
}

/** A compiled template. */
export interface MappingTemplate {
  /** Writes `scope.overrides` and nothing else; throws where rendering fails. */
  render(scope: MappingScope): string;
}

/** Turns the text of a mapping template into something that renders. */
export interface TemplateEngine {
  readonly name: string;
  /** @throws TemplateError with line and column where the text is no template */
  compile(text: string): MappingTemplate;
}

/** What fills a `{variable}` of a URI. */
export interface UriValue {
  readonly value: string;
  readonly encoding: 'raw' | 'text';
}

/** A compiled integration URI. Its origin is fixed at import: a client's value never reaches it. */
export interface UriTemplate {
  readonly text: string;
  /** Scheme, host and port; `undefined` where the stage variables leave no valid address. */
  readonly origin: string | undefined;
  /** The names in braces that a mapping fills. */
  readonly variables: readonly string[];
  /**
   * Path and query.
   * @throws GatewayError `BAD_REQUEST_PARAMETERS` where a value would climb out of the path
   */
  expand(fill: (name: string) => UriValue | undefined): string;
}
