import type { GatewayResponseType } from '../gateway-response.js';
import type { DocumentStage } from '../stage.js';
import type { ApiIntegration, IgnoringCase, VendorExtensions } from './api-document-integration.js';
import type { DocumentFunction } from './document-function.js';
import type { ImportIssue, Position } from './import-issue.js';

/**
 * A Swagger 2.0 or OpenAPI 3.0 document with API Gateway's extensions, for editors and the compiler:
 * `const document = { … } satisfies ApiDocument`. It describes the parts that this library reads and
 * allows everything else. A document need not have this type to be imported: the import checks every
 * document itself.
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
interface ApiDocumentExtensions {
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

/** AWS: "x-amazon-apigateway-gateway-responses.gatewayResponse object". */
interface ApiGatewayResponse {
  readonly statusCode?: number | string | null | undefined;
  readonly responseParameters?: { readonly [target: string]: string } | undefined;
  readonly responseTemplates?: { readonly [mediaType: string]: string } | undefined;
}

/** AWS: "x-amazon-apigateway-request-validators.requestValidator object". */
interface ApiRequestValidator {
  readonly validateRequestBody?: boolean | undefined;
  readonly validateRequestParameters?: boolean | undefined;
}

interface ApiComponents {
  readonly securitySchemes?: { readonly [name: string]: ApiSecurityScheme | undefined } | undefined;
  readonly [key: string]: unknown;
}

interface ApiSecurityScheme {
  readonly 'x-amazon-apigateway-authtype'?: string | undefined;
  readonly 'x-amazon-apigateway-authorizer'?: ApiAuthorizer | undefined;
  readonly [key: string]: unknown;
}

/** AWS: "x-amazon-apigateway-authorizer object". */
interface ApiAuthorizer {
  readonly type: IgnoringCase<'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS'>;
  readonly identitySource?: string | undefined;
  readonly identityValidationExpression?: string | undefined;
  readonly [key: string]: unknown;
}

type ApiMethodName = 'delete' | 'get' | 'head' | 'options' | 'patch' | 'post' | 'put';

/** A path: its methods, with `x-amazon-apigateway-any-method` for all others. */
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

interface ApiReference {
  readonly $ref: string;
}

/** Where a file has a member of an object, or an item of an array. */
export interface WrittenPlace {
  /** A path as the user wrote it or as messages show it, or a `file:` URL. */
  readonly file: string;
  /** What the file contained when it was read, without a byte order mark. */
  readonly text: string;
  /** Where the key, or the item, begins in `text`. */
  readonly offset: number;
}

/** The property of a loaded document that holds its {@link DocumentSource}; other documents lack it. */
export const DOCUMENT_SOURCE: unique symbol = Symbol.for(
  'apigateway-middleware.DocumentSource',
) as never;

/** What the loader knows about the text of a document. */
export interface DocumentSource {
  /** `undefined` for a document that was not read from a file. */
  readonly file: string | undefined;
  /** The position of a member of `container`: of its key in an object, of the item itself in an array. */
  memberPosition(container: object, key: string): Position | undefined;
  /** The position of a character within a template; `line` and `column` are relative to the template and count from 1. */
  textPosition?(container: object, key: string, line: number, column: number): Position | undefined;
  /** The digits of a number that JavaScript's numbers do not keep: `90.0`, `9223372036854775807`. */
  numberText?(container: object, key: string): string | undefined;
  /**
   * The names of the values in a text that only a deployment knows; the text has a placeholder for
   * each. The option `variables` is asked for these names.
   */
  openValues?(container: object, key: string): readonly string[];
  /** Whether a member is as the user wrote it: not filled in by a variable, and not computed. */
  isAsWritten?(container: object, key: string): boolean;
  /** The file that has a member as it is; `undefined` for one that was computed, or came from no file. */
  writtenAt?(container: object, key: string): WrittenPlace | undefined;
  /** The stage that the file describes beside the API. */
  readonly stage?: DocumentStage | undefined;
  /** Reads the Lambda functions that the file describes beside the API. */
  readonly functions?: (() => readonly DocumentFunction[]) | undefined;
  /** Every file that the document was read from; absolute paths. */
  readonly files?: ReadonlySet<string> | undefined;
  /** What the load found: warnings about duplicate keys and parts of the file that have no effect here. */
  readonly issues: readonly ImportIssue[];
}
