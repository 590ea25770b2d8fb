import type { GatewayResponse, GatewayResponseType } from './gateway-response.js';
import type { ImportIssue, JsonPointer } from './import-issue.js';
import type { Integration } from './integration.js';
import type { ParameterLocation } from './mapping.js';

/** Marks an imported API, also across two copies of this package. */
export const REST_API: unique symbol = Symbol.for('apigateway-middleware.RestApi') as never;

/** The methods that `ANY` stands for. */
export const HTTP_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;

/** An imported document: checked, compiled and frozen. */
export interface RestApi {
  readonly [REST_API]: true;
  /** `$context.apiId`: ten lower-case letters and digits, derived from the document. */
  readonly id: string;
  /** `info.title`. */
  readonly name: string;
  readonly stage: Stage;
  readonly resources: readonly Resource[];
  readonly binaryMediaTypes: readonly string[];
  /** Bytes; `undefined` switches compression of answers off. */
  readonly minimumCompressionSize: number | undefined;
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  /** What the document defines, by name, methods ask for it or not. */
  readonly securitySchemes: ReadonlyMap<string, MethodAuthorizer['type'] | 'API_KEY'>;
  readonly gatewayResponses: ReadonlyMap<GatewayResponseType, GatewayResponse>;
  readonly warnings: readonly ImportIssue[];
}

/** The deployment that the gateway plays. */
export interface Stage {
  readonly name: string;
  readonly variables: ReadonlyMap<string, string>;
}

/** A path and its methods. */
export interface Resource {
  /** `$context.resourceId`: six lower-case letters and digits, derived from the path. */
  readonly id: string;
  readonly path: string;
  readonly template: PathTemplate;
  /** `GET` … `PUT`, and `ANY`. */
  readonly methods: ReadonlyMap<string, Method>;
}

/** One segment of a resource's path. */
export interface PathSegment {
  readonly kind: 'static' | 'parameter' | 'greedy';
  /** The text of a static segment, the name of the others. */
  readonly value: string;
}

/** `/pets/{id}` in segments, and the reader of its parameters. */
export interface PathTemplate {
  readonly path: string;
  readonly segments: readonly PathSegment[];
  readonly parameterNames: readonly string[];
  /** Raw values of the parameters in a path that the router found to match. */
  read(path: string): ReadonlyMap<string, string>;
}

/** A method of a resource: what AWS's console shows as its four boxes. */
export interface Method {
  /** `GET` … `PUT`, or `ANY`. */
  readonly httpMethod: string;
  /** `operationId`. */
  readonly operationName: string | undefined;
  readonly pointer: JsonPointer;
  readonly apiKeyRequired: boolean;
  /** All must agree; empty for a method that is open. */
  readonly authorizers: readonly MethodAuthorizer[];
  readonly requestParameters: readonly RequestParameter[];
  readonly requestValidator: RequestValidator | undefined;
  /** `undefined` where the document gives none: such a method answers 500. */
  readonly integration: Integration | undefined;
  /** By status code. */
  readonly methodResponses: ReadonlyMap<string, MethodResponse>;
}

/** A security scheme that a method names. */
export interface MethodAuthorizer {
  /** The name in the document; `AWS_IAM` for SigV4. */
  readonly name: string;
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS' | 'AWS_IAM' | 'UNKNOWN';
  readonly scopes: readonly string[];
  /** `method.request.header.Authorization` and the like. */
  readonly identitySource: readonly string[];
  readonly identityValidationExpression: IdentityValidation | undefined;
}

/** A Java regular expression for the whole identity that an authorizer is asked about. */
export interface IdentityValidation {
  readonly text: string;
  /** Throws where the match takes too many steps. */
  matches(identity: string): boolean;
}

/** A declared parameter of a method. */
export interface RequestParameter {
  readonly location: ParameterLocation;
  readonly name: string;
  readonly required: boolean;
}

/** The checks a method asks for; compiled. */
export interface RequestValidator {
  readonly name: string;
  readonly validateRequestParameters: boolean;
  /** By media type in lower case, or `$default`; `undefined` where bodies are not validated. */
  readonly models: ReadonlyMap<string, ModelCheck> | undefined;
}

/**
 * Looks at the text of a body: `undefined` where it fits the model, else what tells what is wrong,
 * one sentence each, made when called.
 */
export type ModelCheck = (body: string) => (() => readonly string[]) | undefined;

/** A declared answer of a method. */
export interface MethodResponse {
  readonly statusCode: string;
  /** Names as declared. */
  readonly headers: readonly string[];
}

/** Tells `backendUri` which call it is asked about. */
export interface BackendCall {
  readonly api: RestApi;
  readonly resourcePath: string;
  readonly httpMethod: string;
  /** The id of the VPC link that the integration goes through, its stage variables filled. */
  readonly connectionId: string | undefined;
  /** The ARN of the load balancer, or of its listener, that a VPC link of version 2 leads to. */
  readonly integrationTarget: string | undefined;
}
