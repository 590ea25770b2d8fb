import { isFieldName, isFieldValue } from '../../http/header-field.js';
import { headerBytes } from '../../http/header-text.js';
import type { Call, FlagSpecs } from './command.js';
import { UsageError } from './usage-error.js';

export const HEADER_FLAG: FlagSpecs = {
  header: { short: 'H', value: 'NAME: VALUE', repeats: true, help: 'a header of the request' },
};

/**
 * The headers of a request, names and values in turn, as bytes.
 * @throws UsageError for what cannot be sent
 */
export function headersOfCall(call: Call): readonly string[] {
  return call.values('header').flatMap((text) => {
    const [, name = '', value = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    const bytes = headerBytes(value.trim());
    if (!isFieldName(name.trim()) || !isFieldValue(bytes)) {
      throw new UsageError(
        `-H ${JSON.stringify(text)} is not a header: write NAME: VALUE, as in "Content-Type: application/json"`,
      );
    }
    return [name.trim(), bytes];
  });
}

/** The target of a request: path and query. */
export interface RequestTarget {
  readonly httpMethod: string;
  readonly path: string;
  /** Without its `?`. */
  readonly queryString: string;
}

/**
 * Reads METHOD and PATH; the path may have a query.
 * @throws UsageError for a method that is not a token, and a path without a slash at its start
 */
export function requestTarget(httpMethod: string, target: string): RequestTarget {
  if (!isFieldName(httpMethod)) {
    throw new UsageError(`${JSON.stringify(httpMethod)} is not a method: write GET, POST …`);
  }
  if (!target.startsWith('/') || /[\s\p{Cc}]/u.test(target)) {
    throw new UsageError(
      `${JSON.stringify(target)} is not the path of a request: write it as a client sends it, /orders/7?sort=asc`,
    );
  }
  const [, path = '', queryString = ''] = /^([^?#]*)\??([^#]*)/.exec(target) ?? [];
  return { httpMethod: httpMethod.toUpperCase(), path, queryString };
}
