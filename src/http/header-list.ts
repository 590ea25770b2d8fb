import type { HeaderList } from '../model/headers.js';

// The only file that knows how a list of headers is laid out: names at even indexes, values at odd ones.

/** A list of headers under construction. */
export type HeaderBuilder<Headers extends HeaderList> = string[] &
  Pick<Headers, Exclude<keyof Headers, keyof HeaderList>>;

/** An empty list, to be filled with values of one encoding. */
export function newHeaders<Headers extends HeaderList>(): HeaderBuilder<Headers> {
  return [] as string[] as HeaderBuilder<Headers>;
}

/** Adds a header at the end; `value` must have the encoding of the list. */
export function appendHeader(headers: string[], name: string, value: string): void {
  headers.push(name, value);
}

/** Adds a header at the end unless the list has one of that name. */
export function appendMissing(headers: string[], name: string, value: string): void {
  if (!hasHeader(headers, name.toLowerCase())) {
    headers.push(name, value);
  }
}

/** Adds a header at the start. */
export function prependHeader(headers: string[], name: string, value: string): void {
  headers.unshift(name, value);
}

/** Adds all headers of another list of the same encoding. */
export function appendAll<Headers extends HeaderList>(
  headers: HeaderBuilder<Headers>,
  others: Headers,
): void {
  for (const part of others) {
    headers.push(part);
  }
}

/** Calls `visit` for each header, in order. */
export function forEachHeader(
  headers: HeaderList,
  visit: (name: string, value: string) => void,
): void {
  for (let i = 0; i < headers.length; i += 2) {
    visit(headers[i] as string, headers[i + 1] as string);
  }
}

/** The first result of `find` that is not `undefined`. */
export function findInHeaders<Found>(
  headers: HeaderList,
  find: (name: string, value: string) => Found | undefined,
): Found | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    const found = find(headers[i] as string, headers[i + 1] as string);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Whether `test` holds for every header. */
export function everyHeader(
  headers: HeaderList,
  test: (name: string, value: string) => boolean,
): boolean {
  return (
    findInHeaders(headers, (name, value) => (test(name, value) ? undefined : true)) === undefined
  );
}

/** Whether a list has a value for each name. */
export function isPaired(list: readonly unknown[]): boolean {
  return list.length % 2 === 0;
}

/** The number of headers. */
export function headerCount(headers: HeaderList): number {
  return headers.length / 2;
}

/** The headers that `keep` accepts, in order. */
export function filterHeaders<Headers extends HeaderList>(
  headers: Headers,
  keep: (name: string, value: string) => boolean,
): HeaderBuilder<Headers> {
  const kept = newHeaders<Headers>();
  forEachHeader(headers, (name, value) => {
    if (keep(name, value)) {
      kept.push(name, value);
    }
  });
  return kept;
}

/** The headers without those of one name. */
export function withoutHeader<Headers extends HeaderList>(
  headers: Headers,
  lowerName: string,
): HeaderBuilder<Headers> {
  return filterHeaders(headers, (name) => !isNamed(name, lowerName));
}

/** The same headers with each value replaced by what `map` returns. */
export function mapHeaderValues(headers: HeaderList, map: (value: string) => string): string[] {
  const mapped: string[] = [];
  forEachHeader(headers, (name, value) => mapped.push(name, map(value)));
  return mapped;
}

/**
 * Joins the values of repeated headers, at the place of the first one.
 * @param separator for a name in lower case; `undefined` leaves its headers alone
 */
export function joinRepeated<Headers extends HeaderList>(
  headers: Headers,
  separator: (lowerName: string) => string | undefined,
): HeaderBuilder<Headers> {
  const joined = newHeaders<Headers>();
  const places = new Map<string, number>();
  forEachHeader(headers, (name, value) => {
    const lowerName = name.toLowerCase();
    const between = separator(lowerName);
    const place = places.get(lowerName);
    if (place === undefined || between === undefined) {
      places.set(lowerName, joined.length + 1);
      joined.push(name, value);
    } else {
      joined[place] += `${between}${value}`;
    }
  });
  return joined;
}

/** Name and value of each header, in order. */
export function headerEntries(headers: HeaderList): [name: string, value: string][] {
  const entries: [string, string][] = [];
  forEachHeader(headers, (name, value) => entries.push([name, value]));
  return entries;
}

/** All values by name in lower case, in order. */
export function valuesByName(headers: HeaderList): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  forEachHeader(headers, (name, value) => {
    const lowerName = name.toLowerCase();
    const values = byName.get(lowerName);
    if (values === undefined) {
      byName.set(lowerName, [value]);
    } else {
      values.push(value);
    }
  });
  return byName;
}

/** Whether a list has a header. */
export function hasHeader(headers: HeaderList, lowerName: string): boolean {
  return firstHeaderIn(headers, lowerName) !== undefined;
}

/** Whether the last header of a list has a name. */
export function endsWithHeader(headers: HeaderList, lowerName: string): boolean {
  return isNamed(headers[headers.length - 2], lowerName);
}

/** The last value of a header. */
export function headerIn(headers: HeaderList, lowerName: string): string | undefined {
  for (let i = headers.length - 2; i >= 0; i -= 2) {
    if (isNamed(headers[i], lowerName)) {
      return headers[i + 1];
    }
  }
  return undefined;
}

/** The last value of a header that is spelled in exactly this way. */
export function exactHeaderIn(headers: HeaderList, name: string): string | undefined {
  for (let i = headers.length - 2; i >= 0; i -= 2) {
    if (headers[i] === name) {
      return headers[i + 1];
    }
  }
  return undefined;
}

/** The first value of a header. */
export function firstHeaderIn(headers: HeaderList, lowerName: string): string | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    if (isNamed(headers[i], lowerName)) {
      return headers[i + 1];
    }
  }
  return undefined;
}

/** All values of a header, in order. */
export function valuesIn(headers: HeaderList, lowerName: string): string[] {
  const values: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    if (isNamed(headers[i], lowerName)) {
      values.push(headers[i + 1] as string);
    }
  }
  return values;
}

/** Whether a name is the one that is sought; the lengths tell most names apart. */
export function isNamed(name: string | undefined, lowerName: string): boolean {
  return name?.length === lowerName.length && name.toLowerCase() === lowerName;
}
