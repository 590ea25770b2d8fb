import { quote } from '../../checks/document-values.js';
import { didYouMean } from '../../checks/nearest.js';
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

/** A place where API Gateway reads extensions. */
type ExtensionPlace =
  | 'the document'
  | '"components"'
  | 'a path'
  | 'an operation'
  | 'a security scheme'
  | 'a tag';

/** The extensions of AWS's "OpenAPI extensions for API Gateway", without their common prefix. */
const EXTENSIONS: ReadonlyMap<string, readonly ExtensionPlace[]> = new Map([
  ['any-method', ['a path']],
  ['api-key-source', ['the document']],
  ['auth', ['an operation']],
  ['authorizer', ['a security scheme']],
  ['authtype', ['a security scheme']],
  ['binary-media-types', ['the document']],
  ['cors', ['the document']],
  ['documentation', ['the document']],
  ['endpoint-access-mode', ['the document']],
  ['endpoint-configuration', ['the document']],
  ['gateway-responses', ['the document']],
  ['importexport-version', ['the document']],
  ['integration', ['an operation']],
  ['integrations', ['"components"']],
  ['minimum-compression-size', ['the document']],
  ['policy', ['the document']],
  ['request-validator', ['the document', 'an operation']],
  ['request-validators', ['the document']],
  ['route-selection-expression', ['the document']],
  ['security-policy', ['the document']],
  ['tag-value', ['a tag']],
]);

const PREFIX = 'x-amazon-apigateway';
const NAMES = [...EXTENSIONS.keys()].map((name) => `${PREFIX}-${name}`);

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
  const places = EXTENSIONS.get(name.slice(PREFIX.length + 1));
  const known = name.startsWith(`${PREFIX}-`) && places !== undefined;
  if (known && place !== undefined && places.includes(place)) {
    return undefined;
  }
  const here = NAMES.filter((_, index) => {
    const others = [...EXTENSIONS.values()][index];
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
