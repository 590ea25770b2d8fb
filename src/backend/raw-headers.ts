import { GatewayError } from '../errors.js';
import type { HeaderList } from '../model/message.js';

/** What a dispatcher gives: raw names and values in turn, or, where it keeps none, an object. */
export type GivenHeaders =
  | readonly (Buffer | string)[]
  | Readonly<Record<string, string | string[] | undefined>>;

/** The headers as they stood on the wire; each byte is one character. */
export function headerList(given: GivenHeaders): HeaderList {
  if (Array.isArray(given)) {
    return given.map((part: Buffer | string) =>
      typeof part === 'string' ? part : part.toString('latin1'),
    );
  }
  return Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => [name, one]),
  );
}

/**
 * A transfer coding other than `chunked` has not been taken off the body, and the client would not
 * learn of it (RFC 9112, 6.1 and 7). No request of the gateway's asks for one.
 */
export function codingFault(headers: HeaderList): GatewayError | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] ?? '';
    if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') {
      const coding = headers[i + 1] ?? '';
      if (coding.trim().toLowerCase() !== 'chunked') {
        const cause = new Error(`The backend used the transfer coding ${JSON.stringify(coding)}`);
        return new GatewayError('INTEGRATION_FAILURE', undefined, { cause });
      }
    }
  }
  return undefined;
}

/** What `Content-Length` says, in bytes. */
export function declaredLength(headers: HeaderList): number | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] ?? '';
    if (name.length === 14 && name.toLowerCase() === 'content-length') {
      const length = Number(headers[i + 1]);
      return Number.isSafeInteger(length) ? length : undefined;
    }
  }
  return undefined;
}
