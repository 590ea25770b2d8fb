import type { JsonPointer } from './import-issue.js';
import type {
  MappingTemplate,
  RequestParameterMapping,
  ResponseParameterMapping,
  UriTemplate,
} from './mapping.js';

/** AWS: `Integration.type`. */
export type IntegrationType = 'HTTP' | 'HTTP_PROXY' | 'AWS' | 'AWS_PROXY' | 'MOCK';
/** AWS: what happens to a payload whose media type has no template. */
export type PassthroughBehavior = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
/** AWS: how a payload is converted between text and bytes. */
export type ContentHandling = 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY';

/** AWS: whether a response goes on as it comes, or as a whole. */
export type ResponseTransferMode = 'BUFFERED' | 'STREAM';

/** What a method does with its request. */
export type Integration = ProxyIntegration | MappedIntegration;

interface IntegrationSettings {
  readonly pointer: JsonPointer;
  /** The verb towards the backend; `ANY` is the client's. `undefined` for a mock without one. */
  readonly httpMethod: string | undefined;
  readonly uri: UriTemplate | undefined;
  readonly requestParameters: readonly RequestParameterMapping[];
  /** Milliseconds; 29000 by default. */
  readonly timeoutInMillis: number;
  readonly connectionType: 'INTERNET' | 'VPC_LINK';
  /** The id of a VPC link, its stage variables filled. */
  readonly connectionId: string | undefined;
  /** The ARN of the load balancer, or of its listener, that a VPC link of version 2 leads to. */
  readonly integrationTarget: string | undefined;
  /** `BUFFERED` by default; only proxy integrations can have `STREAM`. */
  readonly responseTransferMode: ResponseTransferMode;
  readonly insecureSkipVerification: boolean;
  readonly contentHandling: ContentHandling | undefined;
  /** True where a mapping or a template must see the request's body. */
  readonly readsBody: boolean;
}

/** Body and headers pass through. */
export interface ProxyIntegration extends IntegrationSettings {
  readonly type: 'HTTP_PROXY' | 'AWS_PROXY';
  /**
   * Names in lower case of the headers that `requestParameters` map. They belong to the document: a
   * client's header of such a name never passes, even where the mapping has no value.
   */
  readonly mappedHeaders: ReadonlySet<string>;
}

/** Templates and integration responses say what passes. */
export interface MappedIntegration extends IntegrationSettings {
  readonly type: 'HTTP' | 'AWS' | 'MOCK';
  /** By media type in lower case; `$default` serves the types without their own. */
  readonly requestTemplates: ReadonlyMap<string, MappingTemplate>;
  readonly passthroughBehavior: PassthroughBehavior;
  /** In document order; at most one has no selection pattern. */
  readonly integrationResponses: readonly IntegrationResponse[];
}

/** A Java regular expression tested against the whole status (or error message). */
export interface SelectionPattern {
  readonly text: string;
  matches(value: string): boolean;
}

/** One entry of `responses` in an integration. */
export interface IntegrationResponse {
  /** `default` serves what no pattern matches. */
  readonly selectionPattern: SelectionPattern | 'default';
  readonly statusCode: number;
  readonly responseParameters: readonly ResponseParameterMapping[];
  /** By media type in lower case, in document order. */
  readonly responseTemplates: ReadonlyMap<string, MappingTemplate>;
  readonly contentHandling: ContentHandling | undefined;
  readonly pointer: JsonPointer;
}
