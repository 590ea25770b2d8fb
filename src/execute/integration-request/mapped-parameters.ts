import { encodeText, queryValue, sendable } from '../../mapping/uri.js';
import type { Integration } from '../../model/integration.js';
import type { MappingScope, UriTemplate, UriValue } from '../../model/mapping.js';
import { type GivenHeaders, NO_HEADERS } from './request-headers.js';

/** The values from parameter mappings and overrides, by part of the integration request. */
export interface MappedParameters {
  readonly path: ReadonlyMap<string, UriValue>;
  readonly querystring: ReadonlyMap<string, readonly UriValue[]>;
  readonly header: GivenHeaders;
}

/**
 * Evaluates `requestParameters`. A source without a value adds nothing (LocalStack
 * `test_http_proxy_integration_request_data_mappings`).
 */
export function mapParameters(
  { requestParameters }: Integration,
  scope: MappingScope,
): MappedParameters {
  if (requestParameters.length === 0) {
    return NO_PARAMETERS;
  }
  let path: Map<string, UriValue> | undefined;
  let querystring: Map<string, readonly UriValue[]> | undefined;
  let header: Map<string, readonly string[]> | undefined;
  for (const { location, name, source } of requestParameters) {
    const values = source.read(scope);
    if (values === undefined) {
      continue;
    }
    const { encoding } = source;
    if (location === 'header') {
      header ??= new Map();
      header.set(name, values);
    } else if (location === 'path') {
      path ??= new Map();
      path.set(name, { value: joined(values), encoding });
    } else {
      querystring ??= new Map();
      querystring.set(
        name,
        values.map((value) => ({ value, encoding })),
      );
    }
  }
  return {
    path: path ?? NO_PARAMETERS.path,
    querystring: querystring ?? NO_PARAMETERS.querystring,
    header: header ?? NO_PARAMETERS.header,
  };
}

/** Nearly always a single value, which needs no new text. */
function joined(values: readonly string[]): string {
  const [first = ''] = values;
  return values.length < 2 ? first : values.join(',');
}

const NO_PARAMETERS: MappedParameters = {
  path: new Map(),
  querystring: new Map(),
  header: NO_HEADERS,
};

/**
 * Replaces mapped parameters with those of `$context.requestOverride`.
 * AWS: "Use a mapping template to override an API's request and response parameters".
 */
export function applyOverrides(mapped: MappedParameters, scope: MappingScope): MappedParameters {
  const texts = (values: readonly string[]) =>
    values.map((value): UriValue => ({ value, encoding: 'text' }));
  const path = new Map(mapped.path);
  for (const [name, values] of scope.overrides.request('path')) {
    path.set(name, { value: joined(values), encoding: 'text' });
  }
  const querystring = new Map(mapped.querystring);
  for (const [name, values] of scope.overrides.request('querystring')) {
    querystring.set(name, texts(values));
  }
  const header = new Map(mapped.header);
  for (const [name, values] of scope.overrides.request('header')) {
    for (const other of header.keys()) {
      if (other.toLowerCase() === name.toLowerCase()) {
        header.delete(other);
      }
    }
    header.set(name, values);
  }
  return { path, querystring, header };
}

/**
 * Path and query of the integration request: first the URI's query, then the client's if the
 * integration is a proxy, then the mapped parameters (LocalStack
 * `test_http_proxy_integration_request_data_mappings`).
 */
export function expandUri(
  uri: Pick<UriTemplate, 'variables' | 'expand'>,
  { path, querystring }: MappedParameters,
  clientQuery: string,
): string {
  const expanded =
    uri.variables.length === 0 ? uri.expand(NOTHING) : uri.expand((name) => path.get(name));
  if (clientQuery === '' && querystring.size === 0) {
    return expanded;
  }
  const pairs = clientQuery === '' ? [] : [sendable(clientQuery)];
  for (const [name, values] of querystring) {
    for (const value of values) {
      pairs.push(`${encodeText(name)}=${queryValue(value)}`);
    }
  }
  const separator = !expanded.includes('?') ? '?' : /[?&]$/.test(expanded) ? '' : '&';
  return `${expanded}${separator}${pairs.join('&')}`;
}

const NOTHING = (): undefined => undefined;
