import { quote, wordOf } from '../../checks/document-values.js';
import { didYouMean } from '../../checks/nearest.js';
import type { ParameterLocation } from '../../model/mapping.js';
import type { PathTemplate, RequestParameter } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfExtensions } from '../document/known-keys.js';

/**
 * Reads the declared parameters of an operation: its own, which override those of the path. Only
 * path, query and header parameters count. The variable at the end of a path is a required parameter
 * even without a declaration (LocalStack `test_import_and_validate_rest_api`).
 */
export function readParameters(
  ofPath: Cursor,
  ofOperation: Cursor,
  template: PathTemplate,
): readonly RequestParameter[] {
  const declared = new Map<string, RequestParameter>();
  for (const list of [ofPath, ofOperation]) {
    readList(list, template, declared);
  }
  const last = template.segments.at(-1);
  if (last?.kind === 'parameter' && !declared.has(keyOf('path', last.value))) {
    declared.set(keyOf('path', last.value), { location: 'path', name: last.value, required: true });
  }
  return Object.freeze([...declared.values()].map((parameter) => Object.freeze(parameter)));
}

const LOCATIONS: ReadonlyMap<string, ParameterLocation> = new Map([
  ['path', 'path'],
  ['query', 'querystring'],
  ['header', 'header'],
]);

function readList(
  list: Cursor,
  template: PathTemplate,
  declared: Map<string, RequestParameter>,
): void {
  const seen = new Set<string>();
  for (const item of list.items()) {
    warnOfExtensions(item);
    const location = LOCATIONS.get(item.at('in').string()?.toLowerCase() ?? '');
    if (location === undefined) {
      warnOfUnknownPlace(item);
      continue;
    }
    const name = item.at('name').string();
    if (name === undefined || name === '') {
      item.error('INVALID_VALUE', 'A parameter needs a "name"');
      continue;
    }
    const key = keyOf(location, name);
    if (seen.has(key)) {
      item.warn(
        'DUPLICATE_PARAMETER',
        `The ${location} parameter ${quote(name)} is declared twice: the last declaration applies, so remove the other`,
      );
    }
    seen.add(key);
    warnOfSharedName(item, name, location, declared);
    if (location === 'path' && !template.parameterNames.includes(name)) {
      item.warn(
        'UNDECLARED_PARAMETER',
        `The path ${quote(template.path)} does not contain {${name}}, so the parameter is always missing: add it to the path, or remove the declaration`,
      );
    }
    declared.set(key, { location, name, required: item.at('required').boolean() ?? false });
  }
}

/** API Gateway ignores OpenAPI's `cookie`, `body` and `formData` parameters. */
function warnOfUnknownPlace(item: Cursor): void {
  const place = wordOf(item.at('in').value);
  if (!item.exists || /^(?:cookie|body|formData)$/i.test(place)) {
    return;
  }
  const hint = didYouMean(place, [...LOCATIONS.keys()]);
  item.warn(
    'UNKNOWN_PROPERTY',
    `The parameter was NOT applied: "in" must be "path", "query" or "header", not ${quote(place)}${hint}`,
  );
}

function warnOfSharedName(
  item: Cursor,
  name: string,
  location: ParameterLocation,
  declared: ReadonlyMap<string, RequestParameter>,
): void {
  for (const other of LOCATIONS.values()) {
    if (other !== location && declared.has(keyOf(other, name))) {
      item.warn(
        'DUPLICATE_PARAMETER',
        `Parameter names must be unique across querystring, header and path in API Gateway's control plane, but ${quote(name)} is also a ${other} parameter: rename one of them`,
      );
    }
  }
}

function keyOf(location: ParameterLocation, name: string): string {
  return `${location} ${name}`;
}
