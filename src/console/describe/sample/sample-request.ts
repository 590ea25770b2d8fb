import { isObject } from '../../../checks/document-values.js';
import { isFieldName, isFieldValue } from '../../../http/header-field.js';
import { boundedJson } from '../../../import/document/bounded-json.js';
import type { Method, PathTemplate, RequestParameter } from '../../../model/rest-api.js';
import type { TryRequest } from '../../protocol/calls.js';
import type { BodyModel } from '../body-models.js';
import type { DocumentView } from '../document-view.js';
import { givenExample, sampleValue } from './sample-value.js';

/** Characters of the body of a sample. */
const LONGEST_BODY = 64 * 1024;

/**
 * A request to begin with: the path with its parameters, the required query parameters and headers, each by
 * its example or by its name, and a body that fits the model.
 */
export function sampleRequest(
  method: Method,
  template: PathTemplate,
  models: readonly BodyModel[],
  view: DocumentView,
): TryRequest {
  const examples = parameterExamples(method, view);
  const exampleFor = ({ location, name }: Pick<RequestParameter, 'location' | 'name'>): string =>
    examples.get(`${location} ${name}`) ?? name;
  const required = method.requestParameters.filter((parameter) => parameter.required);
  const query = required
    .filter(({ location }) => location === 'querystring')
    .map((parameter) => `${encode(parameter.name)}=${encode(exampleFor(parameter))}`)
    .join('&');
  const headers = required
    .filter(({ location, name }) => location === 'header' && isFieldName(name))
    .map(
      (parameter) => [parameter.name, headerValue(exampleFor(parameter), parameter.name)] as const,
    );
  const body = sampleBody(models, view);
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const path = samplePath(template, (name) => exampleFor({ location: 'path', name }));
  return {
    httpMethod: method.httpMethod === 'ANY' ? anyMethod(body) : method.httpMethod,
    path: query === '' ? path : `${path}?${query}`,
    headers:
      body === undefined || named.has('content-type')
        ? headers
        : [['Content-Type', body.mediaType], ...headers],
    body: body?.text,
  };
}

function anyMethod(body: SampleBody | undefined): string {
  return body === undefined ? 'GET' : 'POST';
}

function samplePath({ segments }: PathTemplate, exampleFor: (name: string) => string): string {
  const parts = segments.map(({ kind, value }) => {
    if (kind === 'static') {
      return value;
    }
    const example = exampleFor(value);
    const parts = kind === 'greedy' ? example.split('/') : [example];
    const isPath = parts.every((part) => part !== '' && part !== '.' && part !== '..');
    return (isPath ? parts : [value]).map(encode).join('/');
  });
  return `/${parts.join('/')}`;
}

/** The value, unless it cannot be sent. */
function headerValue(value: string, name: string): string {
  return value !== '' && isFieldValue(value) ? value : name;
}

function encode(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** The examples of parameters, by location and name. */
function parameterExamples({ pointer }: Method, view: DocumentView): ReadonlyMap<string, string> {
  const examples = new Map<string, string>();
  const pathItem = pointer.slice(0, pointer.lastIndexOf('/'));
  for (const place of [pathItem, pointer]) {
    const list = view.memberAt(`${place}/parameters`)?.value;
    for (const item of Array.isArray(list) ? list : []) {
      const parameter = view.referent(item);
      const location = LOCATIONS.get(String(parameter?.in).toLowerCase());
      const example = parameter && exampleOf(parameter, view);
      if (location !== undefined && example !== undefined) {
        examples.set(`${location} ${String(parameter?.name)}`, example);
      }
    }
  }
  return examples;
}

const LOCATIONS: ReadonlyMap<string, RequestParameter['location']> = new Map([
  ['path', 'path'],
  ['query', 'querystring'],
  ['header', 'header'],
]);

/** The example of a parameter or of its schema; scalars as text. */
function exampleOf(
  parameter: Readonly<Record<string, unknown>>,
  view: DocumentView,
): string | undefined {
  const schema = Object.hasOwn(parameter, 'schema') ? view.referent(parameter.schema) : undefined;
  const value = givenExample(parameter) ?? (schema && givenExample(schema));
  return value === undefined || isObject(value) || Array.isArray(value) ? undefined : String(value);
}

interface SampleBody {
  readonly mediaType: string;
  readonly text: string;
}

/** A body for the model of JSON, or else for the first that has an example as a text. */
function sampleBody(models: readonly BodyModel[], view: DocumentView): SampleBody | undefined {
  const json = models.find(({ mediaType }) => /^application\/(?:.+\+)?json$/.test(mediaType));
  const model = json ?? models[0];
  if (model === undefined) {
    return undefined;
  }
  const value = model.example ?? sampleValue(model.schema, view);
  const { mediaType } = model;
  if (json === undefined) {
    return typeof value === 'string' ? { mediaType, text: value } : undefined;
  }
  const text = value === undefined ? undefined : boundedJson(value, LONGEST_BODY);
  return text === undefined
    ? undefined
    : { mediaType, text: JSON.stringify(JSON.parse(text), null, 2) };
}
