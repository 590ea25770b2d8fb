/**
 * What a file says about one resource of API Gateway's control plane, in the words of its API
 * reference: `httpMethod`, `authorizationType`. The values are not checked and may be missing; where
 * each comes from is in the `SourceMap`. Numbers and booleans may be texts, as templates write them.
 */
export type ControlPlaneResource = Readonly<Record<string, unknown>>;

/**
 * A REST API as the resources that CloudFormation and Terraform define it with; both become this,
 * and `documentOf` makes the OpenAPI document. Ids are texts that only need to be unique.
 */
export interface RestApiParts {
  /** The definition that is imported first; the resources are put on top of it. */
  readonly body: object | undefined;
  /**
   * AWS: API Gateway API reference, "RestApi": `name`, `description`, `binaryMediaTypes` (those of
   * the body are kept), `minimumCompressionSize`, `apiKeySource`, `policy` (an object or JSON text),
   * `disableExecuteApiEndpoint`, `endpointConfiguration`; and `parameters` of the import.
   */
  readonly restApi: ControlPlaneResource;
  readonly resources: readonly ResourcePart[];
  readonly methods: readonly MethodPart[];
  /** `name`, `schema` (an object or JSON text), `contentType`, `description`. */
  readonly models: readonly ControlPlaneResource[];
  /** By id: `name`, `validateRequestBody`, `validateRequestParameters`. */
  readonly requestValidators: ReadonlyMap<string, ControlPlaneResource>;
  /** By id: `name`, `type`, `providerARNs`, `authType`, `authorizerUri`, `authorizerCredentials`, `identitySource`, `identityValidationExpression`, `authorizerResultTtlInSeconds`. */
  readonly authorizers: ReadonlyMap<string, ControlPlaneResource>;
  /** `responseType`, `statusCode`, `responseParameters`, `responseTemplates`. */
  readonly gatewayResponses: readonly ControlPlaneResource[];
}

/** AWS: API Gateway API reference, "Resource". */
export interface ResourcePart {
  readonly id: string;
  /** {@link ROOT_RESOURCE}, the id of another resource, or the path of one that another file creates: `/pets`. */
  readonly parentId: string;
  /** `pathPart`; `parentId` for the place of an issue. */
  readonly properties: ControlPlaneResource;
}

/** The id of the resource `/`. */
export const ROOT_RESOURCE = '/';

/** AWS: API Gateway API reference, "Method", "MethodResponse", "Integration", "IntegrationResponse". */
export interface MethodPart {
  /** {@link ROOT_RESOURCE}, the id of a resource, or the path of one that another file creates: `/pets`. */
  readonly resourceId: string;
  /** The id of the authorizer; `undefined` without one. */
  readonly authorizerId: string | undefined;
  /** The id of the request validator; `undefined` without one. */
  readonly requestValidatorId: string | undefined;
  /**
   * `httpMethod`, `authorizationType`, `authorizationScopes`, `apiKeyRequired`, `operationName`,
   * `requestParameters`, `requestModels`; `resourceId`, `authorizerId`, `requestValidatorId` for the
   * places of issues.
   */
  readonly properties: ControlPlaneResource;
  /** `statusCode`, `responseParameters`, `responseModels`. */
  readonly methodResponses: readonly ControlPlaneResource[];
  /** `undefined` without one. The keys of `x-amazon-apigateway-integration`, but `responses`. */
  readonly integration: ControlPlaneResource | undefined;
  /** `statusCode`, `selectionPattern`, `responseParameters`, `responseTemplates`, `contentHandling`. */
  readonly integrationResponses: readonly ControlPlaneResource[];
}
