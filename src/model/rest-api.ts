import type { AwsAccount } from './aws-account.js';
import type { ImportIssue, JsonPointer } from './document/import-issue.js';
import type { GatewayResponse, GatewayResponseType } from './gateway-response.js';
import type { Integration } from './integration.js';
import type { LambdaFunction } from './lambda.js';
import type { ParameterLocation } from './mapping.js';
import type { ResourcePolicy } from './policy.js';

/** Marks an imported API, even one imported by another copy of this package. */
export const REST_API: unique symbol = Symbol.for('apigateway-middleware.RestApi') as never;

/** The methods that `ANY` covers. */
export const HTTP_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;

/** An imported document: checked, compiled and frozen. */
export interface RestApi {
  readonly [REST_API]: true;
  /** `$context.apiId`: the option, or else ten lower-case letters and digits, derived from the document. */
  readonly id: string;
  /** `$context.deploymentId`: the last six characters of the ID, backwards. */
  readonly deploymentId: string;
  /** `info.title`. */
  readonly name: string;
  readonly stage: Stage;
  readonly account: AwsAccount;
  readonly resources: readonly Resource[];
  readonly binaryMediaTypes: readonly string[];
  /** The smallest response body to compress, in bytes; `undefined` turns compression off. */
  readonly minimumCompressionSize: number | undefined;
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  /** All security schemes that the document defines, by name, whether or not a method uses them. */
  readonly securitySchemes: ReadonlyMap<string, MethodAuthorizer['type'] | 'API_KEY'>;
  readonly gatewayResponses: ReadonlyMap<GatewayResponseType, GatewayResponse>;
  /** `x-amazon-apigateway-policy`; `undefined` without one. */
  readonly resourcePolicy: ResourcePolicy | undefined;
  readonly warnings: readonly ImportIssue[];
}

/** The stage that the gateway represents. */
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
  /** The text of a static segment, or the name of the parameter. */
  readonly value: string;
}

/** A resource path such as `/pets/{id}`, split into segments. */
export interface PathTemplate {
  readonly path: string;
  readonly segments: readonly PathSegment[];
  readonly parameterNames: readonly string[];
  /** The raw parameter values in a request path that matches this template. */
  read(path: string): ReadonlyMap<string, string>;
}

/** A method of a resource, with the settings of AWS's four stages from method request to method response. */
export interface Method {
  /** `GET` … `PUT`, or `ANY`. */
  readonly httpMethod: string;
  /** `operationId`. */
  readonly operationName: string | undefined;
  readonly pointer: JsonPointer;
  readonly apiKeyRequired: boolean;
  /** All of them must allow the request; empty for a public method. */
  readonly authorizers: readonly MethodAuthorizer[];
  /** Whether one of the authorizers is `AWS_IAM`: the client's signature is then not passed on. */
  readonly usesAwsIam: boolean;
  readonly requestParameters: readonly RequestParameter[];
  readonly requestValidator: RequestValidator | undefined;
  /** `undefined` if the document has none; such a method responds with 500. */
  readonly integration: Integration | undefined;
  /** Keyed by status code. */
  readonly methodResponses: ReadonlyMap<string, MethodResponse>;
}

/** A security scheme that a method requires. */
export interface MethodAuthorizer {
  /** The name in the document; `AWS_IAM` for SigV4. */
  readonly name: string;
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS' | 'AWS_IAM' | 'UNKNOWN';
  readonly scopes: readonly string[];
  /** `method.request.header.Authorization` and the like. */
  readonly identitySource: readonly string[];
  readonly identityValidationExpression: IdentityValidation | undefined;
  /** The ARNs of the user pools of COGNITO_USER_POOLS; none for others. */
  readonly providerArns?: readonly string[] | undefined;
  /** The function that `authorizerUri` names; only for TOKEN and REQUEST. */
  readonly lambdaFunction?: LambdaFunction | undefined;
  /** Seconds for which a policy is kept: 0 to 3600, AWS's default 300; 0 for other types than TOKEN and REQUEST. */
  readonly resultTtlInSeconds: number;
}

/** A Java regular expression that must match the whole identity before an authorizer is called. */
export interface IdentityValidation {
  readonly text: string;
  /** Throws if the match takes too many steps. */
  matches(identity: string): boolean;
}

/** A declared parameter of a method. */
export interface RequestParameter {
  readonly location: ParameterLocation;
  readonly name: string;
  readonly required: boolean;
}

/** The compiled request validator of a method. */
export interface RequestValidator {
  readonly name: string;
  readonly validateRequestParameters: boolean;
  /** Keyed by media type in lower case, or `$default`; `undefined` if bodies are not validated. */
  readonly models: ReadonlyMap<string, ModelCheck> | undefined;
}

/**
 * Checks the text of a body against a model: `undefined` if it is valid, otherwise a function that
 * returns one sentence for each fault, built when called.
 */
export type ModelCheck = (body: string) => (() => readonly string[]) | undefined;

/** A declared response of a method. */
export interface MethodResponse {
  readonly statusCode: string;
  /** Header names as declared. */
  readonly headers: readonly string[];
}

/** Describes a backend call to the option `backendUri`. */
export interface BackendCall {
  readonly api: RestApi;
  readonly resourcePath: string;
  readonly httpMethod: string;
  /** The ID of the integration's VPC link, with stage variables replaced. */
  readonly connectionId: string | undefined;
  /** The ARN of the load balancer or listener behind a VPC link V2. */
  readonly integrationTarget: string | undefined;
}
