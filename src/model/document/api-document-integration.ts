/** An API Gateway keyword in upper or lower case; the import accepts any mixture. */
export type IgnoringCase<Word extends string> = Word | Lowercase<Word>;

/** Extensions of other vendors. */
export interface VendorExtensions {
  readonly [key: `x-${string}`]: unknown;
}

/** AWS: "x-amazon-apigateway-integration object". */
export interface ApiIntegration extends VendorExtensions {
  readonly type: IgnoringCase<'HTTP' | 'HTTP_PROXY' | 'AWS' | 'AWS_PROXY' | 'MOCK'>;
  readonly uri?: string | object | undefined;
  readonly httpMethod?:
    | IgnoringCase<'ANY' | 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT'>
    | undefined;
  /** Maps `integration.request.LOCATION.NAME` to an expression such as `method.request.path.id`. */
  readonly requestParameters?: { readonly [target: string]: string } | undefined;
  /** For a mock, an object may replace its JSON text. */
  readonly requestTemplates?: { readonly [mediaType: string]: string | object } | undefined;
  readonly passthroughBehavior?:
    | IgnoringCase<'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'>
    | undefined;
  readonly contentHandling?: IgnoringCase<'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY'> | undefined;
  /** Keyed by selection pattern, or `default`. */
  readonly responses?: { readonly [pattern: string]: ApiIntegrationResponse } | undefined;
  /** Milliseconds, from 50 to 29,000; up to 900,000 for a response that streams. */
  readonly timeoutInMillis?: number | string | undefined;
  readonly connectionType?: IgnoringCase<'INTERNET' | 'VPC_LINK'> | undefined;
  readonly connectionId?: string | object | undefined;
  readonly integrationTarget?: string | object | undefined;
  readonly responseTransferMode?: IgnoringCase<'BUFFERED' | 'STREAM'> | undefined;
  readonly credentials?: string | object | null | undefined;
  readonly cacheNamespace?: string | undefined;
  readonly cacheKeyParameters?: readonly string[] | undefined;
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean | undefined } | undefined;
  readonly payloadFormatVersion?: string | number | undefined;
}

/** One of the `responses` of an integration. */
interface ApiIntegrationResponse {
  readonly statusCode: string | number;
  /** Maps `method.response.header.NAME` to an expression such as `integration.response.header.a`. */
  readonly responseParameters?: { readonly [target: string]: string } | undefined;
  readonly responseTemplates?: { readonly [mediaType: string]: string } | undefined;
  readonly contentHandling?: IgnoringCase<'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY'> | undefined;
}
