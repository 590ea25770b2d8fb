import { quote } from '../../checks/document-values.js';
import { didYouMean } from '../../checks/nearest.js';
import type { Cursor } from './cursor.js';

/** Where API Gateway looks for an extension. */
export type ExtensionPlace =
  | 'the document'
  | '"components"'
  | 'a path'
  | 'an operation'
  | 'a security scheme'
  | 'a tag';

/** AWS: "OpenAPI extensions for API Gateway"; without their common beginning. */
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

const BEGINNING = 'x-amazon-apigateway';
const NAMES = [...EXTENSIONS.keys()].map((name) => `${BEGINNING}-${name}`);

/** Warns about extensions that are misspelt, unknown, or known in another place than this. */
export function warnOfExtensions(object: Cursor, place?: ExtensionPlace): void {
  for (const key of object.keys()) {
    const problem = /^x-/i.test(key) ? problemOf(key, place) : undefined;
    if (problem !== undefined) {
      object
        .place(key)
        .warn(
          'UNKNOWN_PROPERTY',
          `${quote(key)} ${problem.sentence} and was NOT applied${problem.hint}`,
        );
    }
  }
}

interface Problem {
  readonly sentence: string;
  readonly hint: string;
}

function problemOf(key: string, place: ExtensionPlace | undefined): Problem | undefined {
  const name = key.toLowerCase();
  const places = EXTENSIONS.get(name.slice(BEGINNING.length + 1));
  const known = name.startsWith(`${BEGINNING}-`) && places !== undefined;
  if (known && place !== undefined && places.includes(place)) {
    return undefined;
  }
  const here = NAMES.filter((_, index) => {
    const others = [...EXTENSIONS.values()][index];
    return place !== undefined && others?.includes(place);
  });
  if (known) {
    return { sentence: `belongs in ${places.join(' or ')}`, hint: didYouMean(key, here) };
  }
  const hint = didYouMean(key, here) || didYouMean(key, NAMES);
  return hint === '' && !name.startsWith(BEGINNING)
    ? undefined
    : { sentence: 'is not an extension of API Gateway', hint };
}
