import { quote } from '../../checks/document-values.js';
import { didYouMean } from '../../checks/nearest.js';
import { EXTENSIONS, type ExtensionPlace } from '../../model/document/extension-words.js';
import type { Cursor } from './cursor.js';

/**
 * Warns about unknown keys of an object and suggests the nearest known one. Extensions of other
 * vendors (`x-…`) are allowed; API Gateway's are not, because none belongs in such an object.
 */
export function warnOfUnknownKeys(object: Cursor, known: readonly string[], where: string): void {
  for (const key of object.keys()) {
    if (known.includes(key) || /^x-/i.test(key)) {
      continue;
    }
    object
      .place(key)
      .warn(
        'UNKNOWN_PROPERTY',
        `${quote(key)} is not a setting of ${where} and was NOT applied${didYouMean(key, known)}`,
      );
  }
  warnOfExtensions(object);
}

/** By name without the common prefix. */
const PLACES: ReadonlyMap<string, readonly ExtensionPlace[]> = new Map(Object.entries(EXTENSIONS));

const PREFIX = 'x-amazon-apigateway';
const NAMES = [...PLACES.keys()].map((name) => `${PREFIX}-${name}`);

/** Warns about extensions that are misspelt, unknown, or in the wrong place. */
export function warnOfExtensions(object: Cursor, place?: ExtensionPlace): void {
  for (const key of object.keys()) {
    const problem = /^x-/i.test(key) ? problemOf(key, place) : undefined;
    if (problem !== undefined) {
      object
        .place(key)
        .warn(
          'UNKNOWN_PROPERTY',
          `${quote(key)} ${problem.reason} and was NOT applied${problem.hint}`,
        );
    }
  }
}

interface Problem {
  readonly reason: string;
  readonly hint: string;
}

function problemOf(key: string, place: ExtensionPlace | undefined): Problem | undefined {
  const name = key.toLowerCase();
  const places = PLACES.get(name.slice(PREFIX.length + 1));
  const known = name.startsWith(`${PREFIX}-`) && places !== undefined;
  if (known && place !== undefined && places.includes(place)) {
    return undefined;
  }
  const here = NAMES.filter((_, index) => {
    const others = [...PLACES.values()][index];
    return place !== undefined && others?.includes(place);
  });
  if (known) {
    return { reason: `belongs in ${places.join(' or ')}`, hint: didYouMean(key, here) };
  }
  const hint = didYouMean(key, here) || didYouMean(key, NAMES);
  return hint === '' && !name.startsWith(PREFIX)
    ? undefined
    : { reason: 'is not an extension of API Gateway', hint };
}
