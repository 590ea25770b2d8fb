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
