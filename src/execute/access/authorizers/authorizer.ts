import type { PolicyDocument } from '../../../policy/policy-document.js';

/** The event that an authorizer gets: the members of AWS's two events together. */
export interface AuthorizerEvent {
  readonly type: 'TOKEN' | 'REQUEST';
  /** The scheme's name in the document. */
  readonly name: string;
  /** The first identity source; `undefined` if the document names none. */
  readonly authorizationToken: string | undefined;
  /** `arn:PARTITION:execute-api:REGION:ACCOUNT:API/STAGE/VERB/PATH`; the path is the routed one. */
  readonly methodArn: string;
  /** OAuth scopes that the method requires. */
  readonly scopes: readonly string[];
  readonly resource: string;
  /** The routed path: the client's, without slashes that are ignored; never decoded. */
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters: Readonly<Record<string, string>>;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly requestContext: Readonly<Record<string, unknown>>;
}

/**
 * What an authorizer returns. Accepted: `true`, `{ claims }`, a policy that allows this method.
 * Refused with `ACCESS_DENIED`: `false`, a policy that denies or is silent, even together with `claims`.
 * Refused with `UNAUTHORIZED`: a thrown `Error('Unauthorized')`, or that text. Anything else is a 500.
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
      /** The API key, if `x-amazon-apigateway-api-key-source` is `AUTHORIZER`. */
      readonly usageIdentifierKey?: string | null | undefined;
      readonly claims?: Readonly<Record<string, unknown>> | undefined;
    };

/** Checks a request in place of AWS's authorizer. */
export type Authorizer = (event: AuthorizerEvent) => AuthorizerResult | Promise<AuthorizerResult>;
