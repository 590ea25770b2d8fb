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
