import { quote, wordOf } from '../../checks/document-values.js';
import { didYouMean } from '../../checks/nearest.js';
import type { ParameterLocation } from '../../model/mapping.js';
import type { PathTemplate, RequestParameter } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfExtensions } from '../document/known-extensions.js';

/**
 * Reads the declared parameters of an operation: those of the path, replaced and completed by its
 * own. Only path, query and header take part; the variable at the end of a path is a required
 * parameter without being declared (recorded on AWS).
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
      item.error('INVALID_VALUE', 'A parameter needs a name');
      continue;
    }
    const key = keyOf(location, name);
    if (seen.has(key)) {
      item.warn(
        'DUPLICATE_PARAMETER',
        `The ${location} parameter "${name}" is declared twice; the last one counts`,
      );
    }
    seen.add(key);
    warnOfSharedName(item, name, location, declared);
    if (location === 'path' && !template.parameterNames.includes(name)) {
      item.warn(
        'UNDECLARED_PARAMETER',
        `"${template.path}" has no {${name}}: a required one always counts as missing`,
      );
    }
    declared.set(key, { location, name, required: item.at('required').boolean() ?? false });
  }
}

/** `cookie`, `body` and `formData` are places of OpenAPI that API Gateway does not look at. */
function warnOfUnknownPlace(item: Cursor): void {
  const place = wordOf(item.at('in').value);
  if (!item.exists || /^(?:cookie|body|formData)$/i.test(place)) {
    return;
  }
  const hint = didYouMean(place, [...LOCATIONS.keys()]);
  item.warn(
    'UNKNOWN_PROPERTY',
    `A parameter is in "path", "query" or "header", not in ${quote(place)}: it was NOT applied${hint}`,
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
        `Parameter names must be unique across querystring, header and path, says API Gateway's control plane: "${name}" is a ${other} parameter, too`,
      );
    }
  }
}

function keyOf(location: ParameterLocation, name: string): string {
  return `${location} ${name}`;
}
