import type { TryRequest } from '../../src/console/protocol/calls.js';
import type { ConsoleMethod } from '../../src/console/protocol/console-api.js';
import type { RequestRecord } from '../../src/execute/log/recording/request-record.js';
import { sentRequest } from '../requests/copy/sent-request.js';
import {
  earlierFields,
  type FormField,
  formField,
  isSameHeader,
  MASK,
  mergedFields,
} from './form-field.js';
import { expandPath, pathVariables, readPath } from './path-parameters.js';
import { queryString, readQuery } from './query.js';

/** A request in parts, as the form shows it. */
export interface TryForm {
  readonly resourcePath: string;
  /** The method that is sent, which for a method `ANY` is one of {@link HTTP_METHODS}. */
  readonly httpMethod: string;
  /** What precedes the resource's path: `''` but for an API with a base path. */
  readonly prefix: string;
  readonly path: readonly FormField[];
  readonly query: readonly FormField[];
  readonly headers: readonly FormField[];
  readonly body: string;
  /** Whether the body is that of an earlier request, with something masked in it. */
  readonly isBodyMasked: boolean;
  /** Whether the body is that of an earlier request, which was longer than what was kept of it. */
  readonly isBodyCut: boolean;
}

/** What can be sent to a method `ANY`. */
export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** Whether a request can have a body. */
export function hasBody(httpMethod: string): boolean {
  return httpMethod !== 'GET' && httpMethod !== 'HEAD';
}

/** The form of a method, with the values of its sample. */
export function formOfMethod(resourcePath: string, method: ConsoleMethod): TryForm {
  const { sample } = method;
  const [path = '', query = ''] = splitOnce(sample.path, '?');
  return form(resourcePath, method, {
    httpMethod: method.httpMethod === 'ANY' ? sample.httpMethod : method.httpMethod,
    path,
    query: readQuery(query),
    headers: sample.headers,
    body: sample.body,
    isBodyCut: false,
  });
}

/**
 * The form with the values of an earlier request.
 *
 * @param method of the document that served the request
 */
export function formOfRecord(
  resourcePath: string,
  method: ConsoleMethod,
  record: RequestRecord,
): TryForm {
  const step = record.steps.find((one) => one.kind === 'methodRequest');
  const { httpMethod, headers, body } = sentRequest(record);
  return form(resourcePath, method, {
    httpMethod,
    path: record.path,
    query: step?.queryParameters ?? readQuery(record.queryString),
    // The page shows the response as text.
    headers: headers.filter(([name]) => name.toLowerCase() !== 'accept-encoding'),
    body,
    isBodyCut: step?.body?.isComplete === false,
  });
}

/** What the form sends. */
export function requestOfForm({
  resourcePath,
  httpMethod,
  prefix,
  path,
  query,
  headers,
  body,
}: TryForm): TryRequest {
  const values = Object.fromEntries(path.map(({ name, value }) => [name, value]));
  const search = queryString(query.filter(isFilled));
  return {
    httpMethod,
    path: expandPath(resourcePath, values, prefix) + (search === '' ? '' : `?${search}`),
    headers: headers.filter(isFilled).map(({ name, value }) => [name, value]),
    body: hasBody(httpMethod) && body !== '' ? body : undefined,
  };
}

/** Whether a row is sent: a parameter of the method without a value is not. */
export function isFilled({ name, value, isNamed }: FormField): boolean {
  return name !== '' && !(isNamed && value === '');
}

interface Parts {
  readonly httpMethod: string;
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  readonly isBodyCut: boolean;
}

function form(resourcePath: string, { requestParameters }: ConsoleMethod, parts: Parts): TryForm {
  const read = readPath(resourcePath, parts.path);
  const named = (location: string) =>
    requestParameters.filter((parameter) => parameter.location === location);
  const body = parts.body ?? '';
  return {
    resourcePath,
    httpMethod: parts.httpMethod,
    prefix: read?.prefix ?? '',
    path: pathVariables(resourcePath).map(({ name }) => {
      const value = read?.values[name] ?? '';
      return formField({
        name,
        value,
        isRequired: true,
        isNamed: true,
        isMasked: value.includes(MASK),
      });
    }),
    query: mergedFields(named('querystring'), earlierFields(parts.query)),
    headers: mergedFields(named('header'), earlierFields(parts.headers), isSameHeader),
    body,
    isBodyMasked: body.includes(MASK),
    isBodyCut: parts.isBodyCut,
  };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
