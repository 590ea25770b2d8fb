import type { MethodAuthorizer } from '../../../model/rest-api.js';

/**
 * Whether all of a request's identity matches `identityValidationExpression`: for TOKEN the token
 * itself, for COGNITO_USER_POOLS the `aud` claim of a JSON Web Token; for REQUEST it has no effect. A
 * token on which the expression takes too many steps does not match. AWS: API reference, "Authorizer",
 * `identityValidationExpression`.
 */
export function fitsIdentity(
  { type, identityValidationExpression: expression }: MethodAuthorizer,
  token: string | undefined,
): boolean {
  if (expression === undefined || type === 'REQUEST') {
    return true;
  }
  if (token === undefined) {
    return false;
  }
  const values = type === 'COGNITO_USER_POOLS' ? audiencesOf(token) : [token];
  try {
    return values.some((value) => expression.matches(value));
  } catch {
    return false;
  }
}

/** The audience that a token claims; the authorizer, not this function, verifies it. RFC 7519, 4.1.3. */
function audiencesOf(token: string): readonly string[] {
  try {
    const payload = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(
      atob(payload.replaceAll('-', '+').replaceAll('_', '/')),
      (character) => character.charCodeAt(0),
    );
    const { aud } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly aud?: unknown };
    return [aud].flat().filter((one) => typeof one === 'string');
  } catch {
    return [];
  }
}
