import { valuesIn } from '../../http/header-list.js';
import type { TextHeaders } from '../../model/headers.js';
import type { ContextVariables, MappingScope, MappingTemplate } from '../../model/mapping.js';
import type { MethodRequest } from '../../model/message.js';
import { JsonPayload } from '../json-payload.js';
import { createOverrides, type TemplateOverrides } from '../overrides.js';
import type { TemplateInput } from './render-template.js';
import {
  type RenderedOverrides,
  renderedOverrides,
  restoreOverrides,
} from './rendered-overrides.js';

/**
 * Renders a compiled template with the input of a test, of whichever template engine it is.
 * @param httpMethod of the method that the template belongs to
 * @param path of its resource
 * @throws TemplateError with line and column where rendering fails
 */
export function renderWithInput(
  template: MappingTemplate,
  input: TemplateInput,
  { httpMethod, path }: { readonly httpMethod: string; readonly path: string },
): { readonly output: string; readonly overrides: RenderedOverrides } {
  const { scope, overrides } = scopeOfInput(input, { httpMethod, path });
  const output = template.render(scope);
  return { output, overrides: renderedOverrides(overrides) };
}

/** What a mapping or template reads of the input of a test, and what it may override. */
export function scopeOfInput(
  input: TemplateInput,
  { httpMethod, path }: { readonly httpMethod: string; readonly path: string },
): { readonly scope: MappingScope; readonly overrides: TemplateOverrides } {
  const overrides = createOverrides();
  if (input.overrides !== undefined) {
    restoreOverrides(overrides, input.overrides);
  }
  const request = methodRequest(input, httpMethod, path);
  return { scope: scopeOf(input, request, overrides), overrides };
}

function scopeOf(
  { body = '', context = {}, stageVariables = {} }: TemplateInput,
  request: MethodRequest,
  overrides: TemplateOverrides,
): MappingScope {
  const { requestId, extendedRequestId, path } = context;
  return {
    request,
    response: undefined,
    context: {
      requestId: textOr(requestId, ''),
      extendedRequestId: textOr(extendedRequestId, ''),
      path: textOr(path, request.request.path),
      variables: context as ContextVariables,
    },
    stageVariables: new Map(Object.entries(stageVariables)),
    overrides,
    body: new JsonPayload(body),
  };
}

function methodRequest(
  { params = {} }: TemplateInput,
  httpMethod: string,
  path: string,
): MethodRequest {
  const { path: inPath = {}, querystring = {}, header = {} } = params;
  const headers = Object.entries(header).flat() as readonly string[] as TextHeaders;
  return {
    request: {
      httpMethod,
      path,
      queryString: new URLSearchParams(querystring).toString(),
      headers,
      body: undefined,
      sourceIp: '',
    },
    httpMethod,
    pathParameters: new Map(Object.entries(inPath)),
    queryParameters: new Map(
      Object.entries(querystring).map(([name, value]) => [name, [value]] as const),
    ),
    headers,
    header(name) {
      const values = valuesIn(headers, name.toLowerCase());
      return values.length === 0 ? undefined : values;
    },
  };
}

function textOr(value: unknown, other: string): string {
  return typeof value === 'string' ? value : other;
}
