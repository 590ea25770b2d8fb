import { reasonOf } from '../checks/value-kinds.js';
import { awsJwtVerify } from '../on-demand.cjs';
import type { CognitoAuthorizerOptions } from './cognito-authorizer.js';
import { KeySets } from './key-sets.js';

type Package = ReturnType<typeof awsJwtVerify>;

/** A verifier of the package. */
interface Verifier {
  verify(token: string): Promise<unknown>;
}

/** Verifies signature and issuer of tokens; what their claims must say is for others. */
export class TokenVerifier {
  readonly #package: Package;
  readonly #options: CognitoAuthorizerOptions;
  readonly #keySets: KeySets;
  readonly #verifiers = new Map<string, Verifier>();
  readonly #cache: InstanceType<Package['SimpleJwksCache']>;

  /** @throws Error if aws-jwt-verify is not installed */
  constructor(options: CognitoAuthorizerOptions) {
    this.#package = loaded();
    this.#options = options;
    const { jwks, fetchTimeoutInMillis = 3000 } = options;
    const keySets = new KeySets({ jwks, timeoutInMillis: fetchTimeoutInMillis });
    this.#keySets = keySets;
    this.#cache = new this.#package.SimpleJwksCache({
      fetcher: { fetch: (uri) => keySets.fetch(uri) },
    });
  }

  /**
   * The claims of a token that one of the user pools has signed.
   * @param time milliseconds since 1970
   * @throws KeySetError if the keys cannot be had; an error of the package for a bad token
   */
  async verify(
    token: string,
    userPoolIds: readonly string[],
    time: number,
  ): Promise<Readonly<Record<string, unknown>>> {
    this.#keySets.time = time;
    const payload = await this.#verifierOf(userPoolIds).verify(token);
    return payload as Readonly<Record<string, unknown>>;
  }

  /** One for each list of user pools, of which a document has few. */
  #verifierOf(userPoolIds: readonly string[]): Verifier {
    const key = userPoolIds.join(' ');
    const known = this.#verifiers.get(key);
    if (known !== undefined) {
      return known;
    }
    const issuers = userPoolIds
      .flatMap((id) => this.#issuersOf(id))
      .map((issuer) => ({
        issuer,
        jwksUri: this.#keysOf(issuer),
        audience: null,
        // The times are compared with the clock of the gateway, which the package does not know.
        graceSeconds: Number.POSITIVE_INFINITY,
        customJwtCheck: checkHeader,
      }));
    const made: Verifier = this.#package.JwtVerifier.create(issuers, { jwksCache: this.#cache });
    this.#verifiers.set(key, made);
    return made;
  }

  #keysOf(issuer: string): string {
    const { jwksUri } = this.#options;
    return jwksUri === undefined
      ? `${issuer}/.well-known/jwks.json`
      : address(jwksUri(issuer), 'jwksUri');
  }

  /** Whether an error says that the token is bad, and not that it cannot be judged. */
  isOfToken(cause: unknown): boolean {
    const { JwtBaseError, FetchError, JwksValidationError, JwkValidationError } = this.#package;
    const others = [FetchError, JwksValidationError, JwkValidationError];
    const isOfPackage =
      cause instanceof JwtBaseError && !others.some((kind) => cause instanceof kind);
    return isOfPackage || cause instanceof TokenFault;
  }

  #issuersOf(userPoolId: string): readonly string[] {
    const { issuer } = this.#options;
    if (issuer !== undefined) {
      return [address(issuer(userPoolId), 'issuer')];
    }
    const region = userPoolId.slice(0, Math.max(0, userPoolId.indexOf('_')));
    const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    return [
      `https://cognito-idp.${region}.${suffix}/${userPoolId}`,
      `https://issuer-cognito-idp.${region}.${suffix}/${userPoolId}`,
    ];
  }
}

/** A token that the package alone would accept. */
class TokenFault extends Error {}

/**
 * AWS: "Verifying JSON Web Tokens": Cognito signs with RS256. Extensions that a header calls critical
 * are unknown here, so such a token is refused (RFC 7515, 4.1.11).
 */
function checkHeader({ header }: { readonly header: JwtHeader }): void {
  if (header.alg !== 'RS256') {
    throw new TokenFault('its algorithm is not RS256');
  }
  if (header.crit !== undefined) {
    throw new TokenFault('its header has critical extensions');
  }
}

interface JwtHeader {
  readonly alg?: unknown;
  readonly crit?: unknown;
}

/** @throws TypeError for what a function of the caller must not return */
function address(given: unknown, option: string): string {
  if (typeof given !== 'string' || !/^https?:\/\/./.test(given)) {
    throw new TypeError(
      `The option ${option} of cognitoAuthorizer must return an address that begins with http: or https:`,
    );
  }
  return given;
}

function loaded(): Package {
  try {
    return awsJwtVerify();
  } catch (cause) {
    throw new Error(
      `cognitoAuthorizer needs the package aws-jwt-verify, which cannot be loaded (${reasonOf(cause).split('\n')[0]}): install it with npm install aws-jwt-verify`,
      { cause },
    );
  }
}
