import type { MethodAuthorizer } from '../../model/rest-api.js';

/**
 * Whether a request's identity fits `identityValidationExpression`, as a whole: for TOKEN the token
 * itself, for COGNITO_USER_POOLS the `aud` that a JSON Web Token claims; for REQUEST it says
 * nothing. A token on which the expression takes too many steps does not fit.
 * AWS: API reference, "Authorizer", `identityValidationExpression`.
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

/** What a token claims, which nothing has verified here: the authorizer does. RFC 7519, 4.1.3. */
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
