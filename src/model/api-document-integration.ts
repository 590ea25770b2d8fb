/** A word of API Gateway, in upper or lower case; in a document any case will do. */
export type IgnoringCase<Word extends string> = Word | Lowercase<Word>;

/** What other vendors add. */
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
  /** `integration.request.LOCATION.NAME` from an expression such as `method.request.path.id`. */
  readonly requestParameters?: { readonly [target: string]: string } | undefined;
  /** Of a mock, an object may stand for its JSON. */
  readonly requestTemplates?: { readonly [mediaType: string]: string | object } | undefined;
  readonly passthroughBehavior?:
    | IgnoringCase<'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'>
    | undefined;
  readonly contentHandling?: IgnoringCase<'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY'> | undefined;
  /** By selection pattern, or `default`. */
  readonly responses?: { readonly [pattern: string]: ApiIntegrationResponse } | undefined;
  /** From 50 to 29000; to 900000 for a response that streams. */
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
export interface ApiIntegrationResponse {
  readonly statusCode: string | number;
  /** `method.response.header.NAME` from an expression such as `integration.response.header.a`. */
  readonly responseParameters?: { readonly [target: string]: string } | undefined;
  readonly responseTemplates?: { readonly [mediaType: string]: string } | undefined;
  readonly contentHandling?: IgnoringCase<'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY'> | undefined;
}
