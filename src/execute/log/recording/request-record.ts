import type { IntegrationType } from '../../../model/integration.js';
import type { ContextVariables } from '../../../model/mapping.js';
import type { EndedBox, EndedCall, EndedRequest } from '../observation/observer.js';

/** Header fields, query parameters or path parameters in order: names and values. */
export type RecordedFields = readonly (readonly [name: string, value: string])[];

/** A body, of which no more than a limit is kept. */
export interface RecordedBody {
  /** The first bytes as UTF-8; bytes that are not UTF-8 are U+FFFD. */
  readonly text: string;
  /** Bytes of the whole body; of a stream, those that have passed. */
  readonly length: number;
  /** Whether `text` has all of them. */
  readonly isComplete: boolean;
}

/**
 * What happened to one request, with the values of its boxes: for a console, a log of one's own, or a
 * test. Credentials are `*****`, as in the execution log, unless the option `traceSecrets` is set. Costly
 * members are made when they are first read; `JSON.stringify` has them all.
 */
export interface RequestRecord {
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly stage: string;
  readonly httpMethod: string;
  /** The raw path, without the query. */
  readonly path: string;
  readonly queryString: string;
  /** `undefined` if no method matches. */
  readonly resourcePath: string | undefined;
  /** The method of the document that served the request, such as `ANY`; `undefined` if none matches. */
  readonly resourceMethod: string | undefined;
  readonly sourceIp: string;
  /** Milliseconds since 1970, with fractions. */
  readonly time: number;
  readonly end: Omit<EndedRequest, 'error'>;
  /** Why the request failed, with the causes; `undefined` if it has not. */
  readonly failure: string | undefined;
  readonly boxes: readonly EndedBox[];
  /** Calls of authorizers and of the endpoint. */
  readonly calls: readonly EndedCall[];
  /** What the boxes read and wrote, in order. */
  readonly steps: readonly RecordedStep[];
  /** `$context`, as templates read it. */
  readonly context: ContextVariables;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** The lines of the execution log. */
  readonly log: readonly string[];
  /** About how many bytes the record keeps in memory. */
  readonly size: number;
}

/** One thing that a box has read or written; `kind` tells them apart. */
export type RecordedStep =
  | MethodRequestStep
  | MappingStep
  | TemplateStep
  | IntegrationRequestStep
  | EndpointResponseStep
  | SelectionStep
  | CacheStep
  | MethodResponseStep
  | GatewayResponseStep;

/** Method Request: what the client sent. */
export interface MethodRequestStep {
  readonly kind: 'methodRequest';
  readonly pathParameters: RecordedFields;
  readonly queryParameters: RecordedFields;
  readonly headers: RecordedFields;
  readonly body: RecordedBody | undefined;
}

/** A parameter mapping: what it read. */
export interface MappingStep {
  readonly kind: 'mapping';
  readonly box: 'Integration Request' | 'Integration Response';
  /** `integration.request.header.X-Id`, `method.response.header.X-Id`. */
  readonly target: string;
  /** `method.request.path.id`. */
  readonly source: string;
  /** `undefined` if the source has no value, and nothing is mapped. */
  readonly values: readonly string[] | undefined;
}

/** A mapping template: what it read and wrote. */
export interface TemplateStep {
  readonly kind: 'template';
  readonly box: 'Integration Request' | 'Integration Response';
  /** As in the document, in lower case; `$default` without one. */
  readonly mediaType: string;
  /** Of the templates' object, such as `#/…/requestTemplates`. */
  readonly templates: string;
  readonly input: RecordedBody;
  /** `undefined` if rendering has failed. */
  readonly output: RecordedBody | undefined;
}

/** Integration Request: what the endpoint was sent. */
export interface IntegrationRequestStep {
  readonly kind: 'integrationRequest';
  readonly integrationType: IntegrationType;
  readonly httpMethod: string;
  readonly uri: string;
  readonly headers: RecordedFields;
  readonly body: RecordedBody | undefined;
}

/** Integration: what the endpoint responded. */
export interface EndpointResponseStep {
  readonly kind: 'endpointResponse';
  readonly statusCode: number;
  readonly headers: RecordedFields;
  /** `undefined` for a body that is passed on as it arrives: that of the method response is the same. */
  readonly body: RecordedBody | undefined;
}

/** Integration Response: which entry was selected. */
export interface SelectionStep {
  readonly kind: 'selection';
  /** The text that the patterns are tested against; `undefined` selects the default. */
  readonly text: string | undefined;
  readonly candidates: readonly SelectionCandidate[];
}

/** An entry of `responses` in an integration. */
export interface SelectionCandidate {
  /** `default` applies where no pattern matches. */
  readonly pattern: string;
  readonly statusCode: number;
  readonly matches: boolean;
  readonly isSelected: boolean;
}

/** The stage's cache was asked. */
export interface CacheStep {
  readonly kind: 'cache';
  readonly status: 'hit' | 'miss';
}

/** Method Response: what the client gets. */
export interface MethodResponseStep {
  readonly kind: 'methodResponse';
  readonly statusCode: number;
  readonly headers: RecordedFields;
  readonly body: RecordedBody | undefined;
}

/** Gateway Response: what the client gets in place of a method response. */
export interface GatewayResponseStep {
  readonly kind: 'gatewayResponse';
  readonly type: string;
  readonly statusCode: number;
  readonly headers: RecordedFields;
  readonly body: RecordedBody | undefined;
}
