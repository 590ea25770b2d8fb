import type { HeaderList } from '../../../model/headers.js';
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
  /** The ARNs of the user pools that a Cognito authorizer of the document names; empty for others. */
  readonly providerARNs: readonly string[];
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
 * What an authorizer returns. Accepted: `true`, `{ claims }`, `{ identity }` for `AWS_IAM`, a policy that allows this method.
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
      /** For `AWS_IAM`: `$context.identity.userArn`, `accountId`, `user`, `caller`, `accessKey` and the like. */
      readonly identity: Readonly<Record<string, string | null>>;
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
      /** For `AWS_IAM`: who the caller is, for `$context.identity` and for the principals of policies. */
      readonly identity?: Readonly<Record<string, string | null>> | undefined;
    };

/** What a client has signed, as it was sent: the second argument of the authorizer `AWS_IAM`. */
export interface SignedRequest {
  /** The client's method, whatever overrides it. */
  readonly httpMethod: string;
  /** The raw path, with the path below which the gateway is mounted. */
  readonly path: string;
  /** The raw query without its `?`. */
  readonly queryString: string;
  /** Names and values in turn, as the client sent them; values as bytes, one character each. */
  readonly headers: HeaderList;
  /** The region of the API. */
  readonly region: string;
  /** When the request came: milliseconds since 1970 by the option `clock`. */
  readonly time: number;
  /** Reads the body, which the backend gets all the same. Rejects past the option `payloadLimit`. */
  body(): Promise<Uint8Array>;
}

/** Checks a request in place of AWS's authorizer. Only `AWS_IAM` gets `signed`. */
export type Authorizer = (
  event: AuthorizerEvent,
  signed?: SignedRequest,
) => AuthorizerResult | Promise<AuthorizerResult>;
