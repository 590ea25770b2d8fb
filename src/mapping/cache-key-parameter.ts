import { MappingError } from '../errors.js';
import type {
  CacheKeyParameter,
  MappingScope,
  ParameterLocation,
  RequestParameterMapping,
} from '../model/mapping.js';

/**
 * Compiles an entry of `cacheKeyParameters`: a parameter of the method, or one of the integration, which
 * has the value of its mapping.
 * AWS: "Cache settings for REST APIs", "Use method or integration parameters as cache keys".
 * @param mappings the `requestParameters` of the integration
 * @throws MappingError `INVALID_PARAMETER_MAPPING`
 */
export function compileCacheKeyParameter(
  expression: string,
  mappings: readonly RequestParameterMapping[],
): CacheKeyParameter {
  const [, owner, multiValue = '', location, name] = PARAMETER.exec(expression) ?? [];
  if (owner === 'method' && location !== undefined && name !== undefined) {
    return { expression, read: methodReader(location as ParameterLocation, name) };
  }
  if (owner !== 'integration' || multiValue !== '' || name === undefined) {
    throw refusal(
      expression,
      'write method.request.{path,querystring,header}.NAME, or integration.request.{path,querystring,header}.NAME',
    );
  }
  const mapping = mappings.find((one) => one.location === location && one.name === name);
  if (mapping === undefined) {
    throw refusal(expression, 'map it in the "requestParameters" of the integration');
  }
  return { expression, read: (scope) => mappedValues(mapping, scope) };
}

const PARAMETER =
  /^(method|integration)\.request\.(multivalue)?(path|querystring|header)\.([^\s]+)$/;

/** AWS's words for a key that it refuses, in front of the remedy. */
export const INVALID_CACHE_KEY = 'Invalid cache key parameter specified';

function refusal(expression: string, remedy: string): MappingError {
  return new MappingError(
    'INVALID_PARAMETER_MAPPING',
    `${INVALID_CACHE_KEY}: "${expression}"; ${remedy}`,
  );
}

/** All values count, since a backend that gets several may read any of them. */
function methodReader(location: ParameterLocation, name: string): CacheKeyParameter['read'] {
  switch (location) {
    case 'path':
      return ({ request }) => {
        const value = request.pathParameters.get(name);
        return value === undefined ? undefined : [value];
      };
    case 'querystring':
      return ({ request }) => request.queryParameters.get(name);
    case 'header':
      return ({ request }) => request.header(name);
  }
}

/** What the endpoint gets: the value that a template sets replaces that of the mapping. */
function mappedValues(
  { location, name, source }: RequestParameterMapping,
  scope: MappingScope,
): readonly string[] | undefined {
  const wanted = location === 'header' ? name.toLowerCase() : name;
  let values = source.read(scope);
  for (const [given, overriding] of scope.overrides.request(location)) {
    if ((location === 'header' ? given.toLowerCase() : given) === wanted) {
      values = overriding;
    }
  }
  return values;
}
