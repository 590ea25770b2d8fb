import { unknownName } from '../checks/option-checks.js';
import { HTTP_METHODS, type Method, type Resource, type RestApi } from '../model/rest-api.js';

/** The key of settings for all methods. */
export const ALL_METHODS = '/*/*';

/**
 * Writes the key of a method's settings as `/pets/{id}/GET`, the root's as `//GET`. The first slash
 * may be missing, and slashes may be written `~1`. AWS: API Gateway API reference, "Stage",
 * `methodSettings`, and "UpdateStage".
 */
export function canonicalKey(key: string): string {
  const plain = key.replaceAll('~1', '/').replaceAll('~0', '~');
  const end = plain.lastIndexOf('/');
  if (end < 0) {
    return plain;
  }
  const path = plain.slice(0, end).replace(/^\/+/, '');
  return `/${path}/${plain.slice(end + 1).toUpperCase()}`;
}

/** The canonical keys of a method: its own, and those of the methods that `ANY` covers. */
export function methodKeysOf(
  { path }: Resource,
  { httpMethod }: Method,
): ReadonlyMap<string, string> {
  const names = httpMethod === 'ANY' ? [...HTTP_METHODS, 'ANY'] : [httpMethod];
  return new Map(names.map((name) => [name, canonicalKey(`${path}/${name}`)]));
}

/**
 * The entries of an option by the canonical key of the method that each is for.
 * @param known keys that are not a method's
 * @throws TypeError for a method that the API lacks, and for two entries of one method
 */
export function byCanonicalKey<Value>(
  entries: Readonly<Record<string, Value>>,
  api: RestApi,
  option: string,
  known: readonly string[] = [],
): ReadonlyMap<string, Value> {
  const methods = methodKeys(api);
  const found = new Map<string, Value>();
  for (const [key, value] of Object.entries(entries)) {
    const canonical = canonicalKey(key);
    if (!methods.has(canonical) && !known.includes(canonical)) {
      throw unknownMethod(key, canonical, [...methods], option);
    }
    if (found.has(canonical)) {
      throw new TypeError(
        `The option ${option} has two entries for ${JSON.stringify(canonical)}: keep one of them`,
      );
    }
    found.set(canonical, value);
  }
  return found;
}

/** A resource with methods of its own beside `ANY` has those of `ANY` for the others. */
function methodKeys({ resources }: RestApi): ReadonlySet<string> {
  return new Set(
    resources.flatMap((resource) =>
      [...resource.methods.values()].flatMap((method) => [
        ...methodKeysOf(resource, method).values(),
      ]),
    ),
  );
}

function unknownMethod(
  key: string,
  canonical: string,
  methods: readonly string[],
  option: string,
): TypeError {
  return /^\/\*\/|\/\*$/.test(canonical)
    ? new TypeError(
        `${JSON.stringify(key)} (option ${option}) must be the path and the HTTP method of one method, such as ${JSON.stringify(methods[0] ?? '/pets/GET')}: AWS knows no other pattern than "*/*", in methodSettings`,
      )
    : unknownName(key, methods, `a method of the document (option ${option})`);
}
