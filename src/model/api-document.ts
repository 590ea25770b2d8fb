import type { ApiIntegration, IgnoringCase, VendorExtensions } from './api-document-integration.js';
import type { GatewayResponseType } from './gateway-response.js';
import type { ImportIssue, Position } from './import-issue.js';

/**
 * A Swagger 2.0 or OpenAPI 3.0 document with API Gateway's extensions, for editors and for the
 * compiler: `const document = { … } satisfies ApiDocument`. It knows what this library reads;
 * everything else of OpenAPI may stand there, too. What is imported need not have this type: the
 * import checks every document itself.
 */
export interface ApiDocument extends ApiDocumentExtensions, VendorExtensions {
  readonly openapi?: string | number | undefined;
  readonly swagger?: string | number | undefined;
  readonly info?:
    | { readonly title?: string | undefined; readonly [key: string]: unknown }
    | undefined;
  readonly basePath?: string | undefined;
  readonly servers?: readonly object[] | undefined;
  readonly consumes?: readonly string[] | undefined;
  readonly security?: readonly object[] | undefined;
  readonly paths?: { readonly [path: string]: ApiPathItem | undefined } | null | undefined;
  readonly components?: ApiComponents | undefined;
  readonly definitions?: { readonly [name: string]: object | undefined } | undefined;
  readonly securityDefinitions?:
    | { readonly [name: string]: ApiSecurityScheme | undefined }
    | undefined;
  readonly [key: string]: unknown;
}

/** Extensions at the root of a document. AWS: "OpenAPI extensions for API Gateway". */
export interface ApiDocumentExtensions {
  readonly 'x-amazon-apigateway-api-key-source'?: IgnoringCase<'HEADER' | 'AUTHORIZER'> | undefined;
  readonly 'x-amazon-apigateway-binary-media-types'?: readonly string[] | undefined;
  readonly 'x-amazon-apigateway-gateway-responses'?:
    | { readonly [Type in GatewayResponseType]?: ApiGatewayResponse | undefined }
    | undefined;
  readonly 'x-amazon-apigateway-minimum-compression-size'?: number | string | null | undefined;
  readonly 'x-amazon-apigateway-request-validator'?: string | undefined;
  readonly 'x-amazon-apigateway-request-validators'?:
    | { readonly [name: string]: ApiRequestValidator | undefined }
    | undefined;
}

export interface ApiGatewayResponse {
  readonly statusCode?: number | string | null | undefined;
  readonly responseParameters?: { readonly [target: string]: string } | undefined;
  readonly responseTemplates?: { readonly [mediaType: string]: string } | undefined;
}

export interface ApiRequestValidator {
  readonly validateRequestBody?: boolean | undefined;
  readonly validateRequestParameters?: boolean | undefined;
}

export interface ApiComponents {
  readonly securitySchemes?: { readonly [name: string]: ApiSecurityScheme | undefined } | undefined;
  readonly [key: string]: unknown;
}

export interface ApiSecurityScheme {
  readonly 'x-amazon-apigateway-authtype'?: string | undefined;
  readonly 'x-amazon-apigateway-authorizer'?: ApiAuthorizer | undefined;
  readonly [key: string]: unknown;
}

/** AWS: "x-amazon-apigateway-authorizer object". */
export interface ApiAuthorizer {
  readonly type: IgnoringCase<'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS'>;
  readonly identitySource?: string | undefined;
  readonly identityValidationExpression?: string | undefined;
  readonly [key: string]: unknown;
}

type ApiMethodName = 'delete' | 'get' | 'head' | 'options' | 'patch' | 'post' | 'put';

/** A path: its methods, `x-amazon-apigateway-any-method` for all the others. */
export interface ApiPathItem
  extends VendorExtensions,
    Readonly<Partial<Record<ApiMethodName, ApiOperation | undefined>>> {
  readonly 'x-amazon-apigateway-any-method'?: ApiOperation | undefined;
  readonly $ref?: string | undefined;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly servers?: readonly object[] | undefined;
  readonly parameters?: readonly object[] | undefined;
}

export interface ApiOperation {
  readonly 'x-amazon-apigateway-integration'?: ApiIntegration | ApiReference | undefined;
  readonly 'x-amazon-apigateway-auth'?: { readonly type: string } | string | undefined;
  readonly 'x-amazon-apigateway-request-validator'?: string | undefined;
  readonly operationId?: string | undefined;
  readonly parameters?: readonly object[] | undefined;
  readonly requestBody?: object | undefined;
  readonly responses?: { readonly [statusCode: string]: unknown } | undefined;
  readonly security?: readonly object[] | undefined;
  readonly [key: string]: unknown;
}

export interface ApiReference {
  readonly $ref: string;
}

/** Under this symbol a loaded document keeps what is known of its text; other documents lack it. */
export const DOCUMENT_SOURCE: unique symbol = Symbol.for(
  'apigateway-middleware.DocumentSource',
) as never;

/** What the loader knows of a document beyond its values. */
export interface DocumentSource {
  /** `undefined` for a document that was read from a text. */
  readonly file: string | undefined;
  /** Where a member of `container` stands: its key in an object, the item itself in a list. */
  memberPosition(container: object, key: string): Position | undefined;
  /** Where a character of a text stands that is a template; line and column count from 1, within it. */
  textPosition?(container: object, key: string, line: number, column: number): Position | undefined;
  /** What the loader noticed on its way: keys that stand twice. */
  readonly issues: readonly ImportIssue[];
}
