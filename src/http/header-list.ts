import type { HeaderList } from '../model/message.js';
import { connectionListed } from './header-rules.js';

/** The last value of a header in a list. */
export function headerIn(headers: HeaderList, lowerName: string): string | undefined {
  let value: string | undefined;
  for (let i = 0; i < headers.length; i += 2) {
    if (isNamed(headers[i], lowerName)) {
      value = headers[i + 1];
    }
  }
  return value;
}

/** The first value of a header in a list. */
export function firstHeaderIn(headers: HeaderList, lowerName: string): string | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    if (isNamed(headers[i], lowerName)) {
      return headers[i + 1];
    }
  }
  return undefined;
}

/** All values of a header in a list. */
export function valuesIn(headers: HeaderList, lowerName: string): string[] {
  const values: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    if (isNamed(headers[i], lowerName)) {
      values.push(headers[i + 1] ?? '');
    }
  }
  return values;
}

/** The names that all `Connection` headers of a message list; `undefined` where they list none. */
export function endingHere(headers: HeaderList): ReadonlySet<string> | undefined {
  const values = valuesIn(headers, 'connection');
  return values.length === 0 ? undefined : connectionListed(values.join(','));
}

/** Few names have the length of the one that is sought: the others are not looked at. */
export function isNamed(name: string | undefined, lowerName: string): boolean {
  return name?.length === lowerName.length && name.toLowerCase() === lowerName;
}
