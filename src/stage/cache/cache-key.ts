import { sha256Hex } from '../../http/codings/digest.js';
import type { Integration } from '../../model/integration.js';
import type { MappingScope } from '../../model/mapping.js';

/**
 * The key of a request's entry: namespace, HTTP method and the values of the parameters, which no other
 * values can imitate. Long ones are hashed, so a client cannot fill the memory with keys.
 * @returns `undefined` for a value that is not valid UTF-8: decoded, it could be one of several, and a proxy
 * passes on what the client sent
 */
export function cacheKey(
  namespace: string,
  httpMethod: string,
  { cacheKeyParameters = [] }: Integration,
  scope: MappingScope,
): string | undefined | Promise<string> {
  const values = cacheKeyParameters.map(({ read }) => read(scope) ?? null);
  if (values.some((texts) => texts?.some((text) => text.includes(REPLACEMENT)))) {
    return undefined;
  }
  // JSON has no lone surrogates, so that different texts are different bytes.
  const text = JSON.stringify([namespace, httpMethod, ...values]);
  return text.length > LONGEST_KEY ? sha256Hex(text) : text;
}

/** What decoders put in place of bytes that are not UTF-8. */
const REPLACEMENT = '\ufffd';

/** Characters. */
const LONGEST_KEY = 256;
