import type { PolicyDocument } from './policy.js';

/** What an authorizer is asked; the members of AWS's two events together. */
export interface AuthorizerEvent {
  readonly type: 'TOKEN' | 'REQUEST';
  /** The scheme's name in the document. */
  readonly name: string;
  /** The first identity source; `undefined` where the document names none. */
  readonly authorizationToken: string | undefined;
  /** `arn:aws:execute-api:us-east-1:123456789012:API/STAGE/VERB/PATH`; the path is that which was routed. */
  readonly methodArn: string;
  /** OAuth scopes the method asks for. */
  readonly scopes: readonly string[];
  readonly resource: string;
  /** The path that was routed: the client's without slashes that do not count; never decoded. */
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters: Readonly<Record<string, string>>;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly requestContext: Readonly<Record<string, unknown>>;
}

/**
 * What an authorizer answers. Lets in: `true`, `{ claims }`, a policy that allows this method.
 * Answers `ACCESS_DENIED`: `false`, a policy that denies or is silent, also beside `claims`.
 * Answers `UNAUTHORIZED`: a thrown `Error('Unauthorized')`, or that text. Anything else is a 500.
 */
export type AuthorizerResult =
  | boolean
  | {
      /** `$context.authorizer.claims`. */
      readonly claims: Readonly<Record<string, unknown>>;
    }
  | {
      /** `$context.authorizer.principalId`. */
      readonly principalId: string;
      readonly policyDocument: PolicyDocument;
      /** `$context.authorizer.NAME`, as text. */
      readonly context?: Readonly<Record<string, string | number | boolean>> | null | undefined;
      /** The API key, where `x-amazon-apigateway-api-key-source` is `AUTHORIZER`. */
      readonly usageIdentifierKey?: string | null | undefined;
      readonly claims?: Readonly<Record<string, unknown>> | undefined;
    };

/** Checks a caller in the place of AWS's authorizer. */
export type Authorizer = (event: AuthorizerEvent) => AuthorizerResult | Promise<AuthorizerResult>;
