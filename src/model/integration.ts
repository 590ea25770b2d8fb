import type { JsonPointer } from './document/import-issue.js';
import type { LambdaFunction } from './lambda.js';
import type {
  CacheKeyParameter,
  MappingTemplate,
  RequestParameterMapping,
  ResponseParameterMapping,
  UriTemplate,
} from './mapping.js';

/** AWS: `Integration.type`. */
export type IntegrationType = 'HTTP' | 'HTTP_PROXY' | 'AWS' | 'AWS_PROXY' | 'MOCK';

/** What is known of an integration type. */
export interface IntegrationTraits {
  /** What is called: a URL, an ARN that the caller's backend understands, or nothing. */
  readonly endpoint: 'URL' | 'ARN' | undefined;
  /** Whether body, status and headers pass through. */
  readonly isProxy: boolean;
}

/** One row for each integration type. */
export const INTEGRATION_TYPES: Readonly<Record<IntegrationType, IntegrationTraits>> = {
  HTTP: { endpoint: 'URL', isProxy: false },
  HTTP_PROXY: { endpoint: 'URL', isProxy: true },
  AWS: { endpoint: 'ARN', isProxy: false },
  AWS_PROXY: { endpoint: 'ARN', isProxy: true },
  MOCK: { endpoint: undefined, isProxy: false },
};

/** Whether body, status and headers pass through. */
export function isProxyType(type: IntegrationType): type is ProxyIntegration['type'] {
  return INTEGRATION_TYPES[type].isProxy;
}

/** AWS: `Integration.passthroughBehavior`, for a payload whose media type has no template. */
export type PassthroughBehavior = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
/** AWS: `Integration.contentHandling`, the conversion of a payload between text and bytes. */
export type ContentHandling = 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY';

/** AWS: `Integration.responseTransferMode`, whether a response is streamed or sent as a whole. */
export type ResponseTransferMode = 'BUFFERED' | 'STREAM';

/** The AWS service that the URI of an integration names. AWS: "Integration", `uri`. */
export interface AwsService {
  /** As in the ARN: `dynamodb`; the last label of `my-bucket.s3`. */
  readonly service: string;
  readonly region: string;
  /** What the ARN has before the service: `my-bucket` of `my-bucket.s3`. */
  readonly subdomain: string | undefined;
  /** The action of `action/ACTION`; `undefined` for `path/PATH`, and for an action with a `{variable}`. */
  readonly action: string | undefined;
  /** Path and query of the request. */
  readonly target: Pick<UriTemplate, 'variables' | 'expand'>;
}

/** How a method handles a request. */
export type Integration = ProxyIntegration | MappedIntegration;

interface IntegrationSettings {
  readonly pointer: JsonPointer;
  /** The method sent to the backend; `ANY` sends the client's. `undefined` for a mock, and for an `AWS_PROXY` without one. */
  readonly httpMethod: string | undefined;
  readonly uri: UriTemplate | undefined;
  /** The function that `uri` names, if it is the ARN of a Lambda invocation. */
  readonly lambdaFunction?: LambdaFunction | undefined;
  /** The service that `uri` names, if it is the ARN of another AWS service, and the type is `AWS`. */
  readonly awsService?: AwsService | undefined;
  readonly requestParameters: readonly RequestParameterMapping[];
  /** Milliseconds; default 29,000. */
  readonly timeoutInMillis: number;
  readonly connectionType: 'INTERNET' | 'VPC_LINK';
  /** The ID of the VPC link, with stage variables replaced. */
  readonly connectionId: string | undefined;
  /** The ARN of the load balancer or listener behind a VPC link V2. */
  readonly integrationTarget: string | undefined;
  /** Default `BUFFERED`; only proxy integrations can have `STREAM`. */
  readonly responseTransferMode: ResponseTransferMode;
  readonly insecureSkipVerification: boolean;
  readonly contentHandling: ContentHandling | undefined;
  /** Whether a mapping or template needs the request body. */
  readonly readsBody: boolean;
  /** Integrations of the same namespace share cached responses; default: the ID of the resource. */
  readonly cacheNamespace?: string | undefined;
  /**
   * What tells cached responses apart; `undefined` if the document has a parameter that cannot be read,
   * so that nothing is cached.
   */
  readonly cacheKeyParameters?: readonly CacheKeyParameter[] | undefined;
}

/** Passes bodies and headers through. */
export interface ProxyIntegration extends IntegrationSettings {
  readonly type: 'HTTP_PROXY' | 'AWS_PROXY';
  /**
   * Names in lower case of the headers that `requestParameters` map. They belong to the document: a
   * client's header of that name is never passed on, even if the mapping has no value.
   */
  readonly mappedHeaders: ReadonlySet<string>;
}

/** Builds requests and responses from templates, mappings and integration responses. */
export interface MappedIntegration extends IntegrationSettings {
  readonly type: 'HTTP' | 'AWS' | 'MOCK';
  /** Keyed by media type in lower case; `$default` serves the media types without a template. */
  readonly requestTemplates: ReadonlyMap<string, MappingTemplate>;
  readonly passthroughBehavior: PassthroughBehavior;
  /** In document order; at most one has no selection pattern. */
  readonly integrationResponses: readonly IntegrationResponse[];
}

/** A Java regular expression that must match the whole status (or, for Lambda, the error message). */
export interface SelectionPattern {
  readonly text: string;
  matches(value: string): boolean;
}

/** One entry of `responses` in an integration. */
export interface IntegrationResponse {
  /** `default` applies where no pattern matches. */
  readonly selectionPattern: SelectionPattern | 'default';
  readonly statusCode: number;
  readonly responseParameters: readonly ResponseParameterMapping[];
  /** Keyed by media type in lower case, in document order. */
  readonly responseTemplates: ReadonlyMap<string, MappingTemplate>;
  readonly contentHandling: ContentHandling | undefined;
  readonly pointer: JsonPointer;
}
