import {
  aFunction,
  being,
  checkOptions,
  type OptionCheck,
  refuse,
} from '../checks/option-checks.js';
import { isRecord, reasonOf } from '../checks/value-kinds.js';
import { GatewayError } from '../errors.js';
import type {
  Authorizer,
  AuthorizerEvent,
  AuthorizerResult,
} from '../execute/access/authorizers/authorizer.js';
import { claimTexts } from './claims.js';
import { type JsonWebKeySet, KeySetError } from './key-sets.js';
import { TokenVerifier } from './token-verifier.js';

/** Options of {@link cognitoAuthorizer}. */
export interface CognitoAuthorizerOptions {
  /** The user pools whose tokens are accepted; default: those that the document names. */
  readonly userPoolIds?: readonly string[] | undefined;
  /**
   * The issuer of a user pool's tokens, for a local stand-in: `(id) => 'http://localhost:9229/' + id`.
   * Default: AWS's two forms.
   */
  readonly issuer?: ((userPoolId: string) => string) | undefined;
  /** The address of an issuer's keys; default: `ISSUER/.well-known/jwks.json`. */
  readonly jwksUri?: ((issuer: string) => string) | undefined;
  /** The keys themselves; nothing is fetched then. */
  readonly jwks?: JsonWebKeySet | undefined;
  /** App clients whose tokens are accepted; default: all of the user pools, as on AWS. */
  readonly clientIds?: readonly string[] | undefined;
  /** Milliseconds that the response with the keys may take; default 3,000. */
  readonly fetchTimeoutInMillis?: number | undefined;
}

const texts: OptionCheck = (value, place) => {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    refuse(place, 'a list of strings', value);
  }
  return Object.freeze([...(value as readonly string[])]);
};

const CHECKS: Readonly<Record<keyof CognitoAuthorizerOptions, OptionCheck>> = {
  userPoolIds: texts,
  issuer: aFunction,
  jwksUri: aFunction,
  jwks: being(
    'a JSON Web Key Set: { keys: [ … ] }',
    (value) => isRecord(value) && Array.isArray(value.keys) && value.keys.every(isRecord),
  ),
  clientIds: texts,
  fetchTimeoutInMillis: being(
    'a whole number of milliseconds from 1 to 60000',
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 60_000,
  ),
};

/**
 * Makes an authorizer that verifies tokens of Cognito user pools as API Gateway does:
 * `authorizers: { pool: cognitoAuthorizer() }`. A method without scopes takes identity tokens, one with
 * scopes access tokens that have one of them. Needs the package aws-jwt-verify.
 * AWS: "Control access to REST APIs using Amazon Cognito user pools as an authorizer".
 * @throws TypeError for options that are unknown or invalid
 * @throws Error if aws-jwt-verify is not installed
 */
export function cognitoAuthorizer(options: CognitoAuthorizerOptions = {}): Authorizer {
  const checked = checkOptions(options, CHECKS, 'cognitoAuthorizer');
  const verifier = new TokenVerifier(checked);
  return async (event) => {
    const token = (event.authorizationToken ?? '').replace(/^\s*Bearer\s+/i, '').trim();
    const pools = checked.userPoolIds ?? event.providerARNs.map(poolOf);
    if (pools.length === 0) {
      throw new TypeError(
        `The document names no user pool for ${JSON.stringify(event.name)}: set the option userPoolIds of cognitoAuthorizer`,
      );
    }
    const time = timeOf(event);
    const payload = await verifiedPayload(verifier, token, pools, time);
    refuseOther(payload, event, checked.clientIds);
    refuseUntimely(payload, time);
    return { claims: claimTexts(payload) } satisfies AuthorizerResult;
  };
}

function poolOf(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1);
}

/** When the request came: milliseconds since 1970 by the clock of the gateway. */
function timeOf({ requestContext }: AuthorizerEvent): number {
  const { requestTimeEpoch } = requestContext;
  if (typeof requestTimeEpoch !== 'number') {
    throw new TypeError('The event has no requestTimeEpoch: cognitoAuthorizer is for a gateway');
  }
  return requestTimeEpoch;
}

type Payload = Readonly<Record<string, unknown>>;

async function verifiedPayload(
  verifier: TokenVerifier,
  token: string,
  pools: readonly string[],
  time: number,
): Promise<Payload> {
  try {
    return await verifier.verify(token, pools, time);
  } catch (cause) {
    if (cause instanceof KeySetError || !verifier.isOfToken(cause)) {
      throw new GatewayError('AUTHORIZER_FAILURE', undefined, { cause });
    }
    throw unauthorized(reasonOf(cause));
  }
}

function unauthorized(reason: string, message?: string): GatewayError {
  return new GatewayError('UNAUTHORIZED', message, {
    cause: new Error(`The token is refused: ${reason}`),
  });
}

/** Refuses a token of another kind, without a scope that the method asks for, or of another client. */
function refuseOther(
  payload: Payload,
  { scopes }: AuthorizerEvent,
  clientIds: readonly string[] | undefined,
): void {
  const use = scopes.length === 0 ? 'id' : 'access';
  if (payload.token_use !== use) {
    throw unauthorized(
      use === 'id'
        ? 'it is not an identity token, which a method without scopes asks for'
        : 'it is not an access token, which a method with scopes asks for',
    );
  }
  const granted = typeof payload.scope === 'string' ? payload.scope.split(' ') : [];
  if (use === 'access' && !scopes.some((scope) => granted.includes(scope))) {
    throw unauthorized(`it has none of the scopes ${scopes.join(', ')}`);
  }
  const client = use === 'id' ? payload.aud : payload.client_id;
  if (clientIds !== undefined && !clientIds.some((id) => id === client)) {
    throw unauthorized('it was issued to another app client');
  }
}

/** By the clock of the gateway, to the second. */
function refuseUntimely({ exp, nbf }: Payload, time: number): void {
  if (typeof exp !== 'number' || (nbf !== undefined && typeof nbf !== 'number')) {
    throw unauthorized('it has no expiration time');
  }
  if (time >= exp * 1000) {
    throw unauthorized('it has expired', 'The incoming token has expired');
  }
  if (nbf !== undefined && time < nbf * 1000) {
    throw unauthorized('it is not valid yet');
  }
}
