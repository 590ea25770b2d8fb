import { describe, isObject } from '../../../../checks/document-values.js';
import { checkNames } from '../check-names.js';
import { ANY_METHOD, type EditableDocument, INTEGRATION } from '../document/editable-document.js';
import { child, children, type Entry, isTruthy, type Made } from '../document/entry.js';
import { isIntrinsic } from '../document/intrinsics.js';
import type { SamApi, SamTranslation } from '../translation.js';

const CORS_PROPERTIES = [
  'AllowMethods',
  'AllowHeaders',
  'AllowOrigin',
  'MaxAge',
  'AllowCredentials',
];
const ALL_METHODS = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT';

/**
 * Writes `Cors` of an API: a mock OPTIONS method for each path that has none. Of paths that differ
 * only by a slash at their end, the first has it.
 * AWS: SAM, "CorsConfiguration".
 */
export function addCors(api: SamApi, translation: SamTranslation): void {
  const entry = child(api.properties, 'Cors');
  const { document } = api;
  if (document === undefined || !isTruthy(entry.value)) {
    return;
  }
  const settings = readSettings(entry, translation);
  if (settings === undefined) {
    return;
  }
  const seen = new Set<string>();
  for (const path of Object.keys(document.paths)) {
    const resource = path === '/' ? path : path.replace(/(?<!\/)\/+$/, '');
    if (!seen.has(resource)) {
      seen.add(resource);
      addOptions(document, path, settings, entry, translation);
    }
  }
}

interface Setting {
  readonly value: unknown;
  readonly place: Entry;
}

type Settings = Readonly<
  Record<'origin' | 'headers' | 'methods' | 'maxAge' | 'credentials', Setting>
>;

function readSettings(entry: Entry, translation: SamTranslation): Settings | undefined {
  const map = isObject(entry.value) && !isIntrinsic(entry.value);
  if (!map && typeof entry.value !== 'string' && !isIntrinsic(entry.value)) {
    const message = `"Cors" must be a string or an object, not ${describe(entry.value)}`;
    translation.error('INVALID_TYPE', message, entry);
    return undefined;
  }
  checkNames(map ? children(entry) : [], CORS_PROPERTIES, '"Cors"', translation);
  const setting = (name: string): Setting => {
    const place = map ? child(entry, name) : entry;
    return { value: map ? (place.value ?? undefined) : undefined, place };
  };
  const origin = map ? setting('AllowOrigin') : { value: entry.value, place: entry };
  const credentials = setting('AllowCredentials');
  const allowed = { ...origin, value: origin.value === undefined ? "'*'" : origin.value };
  if (credentials.value === true && allowed.value === "'*'") {
    const message = `"AllowCredentials" cannot be true if "AllowOrigin" is "'*'" or not set: name the origin`;
    translation.error('INVALID_VALUE', message, credentials.place);
  }
  return {
    origin: allowed,
    headers: setting('AllowHeaders'),
    methods: setting('AllowMethods'),
    maxAge: setting('MaxAge'),
    credentials,
  };
}

function addOptions(
  document: EditableDocument,
  path: string,
  settings: Settings,
  place: Entry,
  translation: SamTranslation,
): void {
  let { methods } = settings;
  for (const item of document.itemsAt(path)) {
    if (Object.hasOwn(item, 'options')) {
      continue;
    }
    if (!isTruthy(methods.value)) {
      methods = { value: `'${methodsOf(item)}'`, place };
    }
    const operation = optionsOperation({ ...settings, methods }, document, place, translation);
    translation.budget.count(Object.keys(operation).length, place);
    translation.drafts.put(item, 'options', operation, place);
  }
}

/** The methods of a path, as the translator lists them: every key of the path item. */
function methodsOf(item: Made): string {
  if (Object.hasOwn(item, ANY_METHOD)) {
    return ALL_METHODS;
  }
  const methods = [...Object.keys(item), 'options'].map((method) => method.toUpperCase());
  return [...new Set(methods)].sort().join(',');
}

function optionsOperation(
  settings: Settings,
  document: EditableDocument,
  place: Entry,
  { drafts }: SamTranslation,
): Made {
  const parameters = drafts.object(place, {});
  const headers = drafts.object(place, {});
  const add = (name: string, { value, place: at }: Setting, type: string): void => {
    const declared = drafts.object(place, { type });
    const header = document.isOpenApi3 ? drafts.object(place, { schema: declared }) : declared;
    drafts.put(parameters, `method.response.header.Access-Control-${name}`, value, at);
    drafts.put(headers, `Access-Control-${name}`, header, place);
  };
  add('Allow-Origin', settings.origin, 'string');
  if (isTruthy(settings.headers.value)) {
    add('Allow-Headers', settings.headers, 'string');
  }
  add('Allow-Methods', settings.methods, 'string');
  if (settings.maxAge.value !== undefined) {
    add('Max-Age', settings.maxAge, 'integer');
  }
  if (settings.credentials.value === true) {
    add('Allow-Credentials', { ...settings.credentials, value: "'true'" }, 'string');
  }
  const json = drafts.list(place, ['application/json']);
  const response = drafts.object(place, {
    statusCode: '200',
    responseParameters: parameters,
    responseTemplates: drafts.object(place, { 'application/json': '{}\n' }),
  });
  const template = '{\n  "statusCode" : 200\n}\n';
  const integration = drafts.object(place, {
    type: 'mock',
    requestTemplates: drafts.object(place, { 'application/json': template }),
    responses: drafts.object(place, { default: response }),
  });
  const ok = drafts.object(place, { description: 'Default response for CORS method', headers });
  return drafts.object(place, {
    summary: 'CORS support',
    ...(document.isOpenApi3 ? {} : { consumes: json, produces: json }),
    [INTEGRATION]: integration,
    responses: drafts.object(place, { '200': ok }),
  });
}
