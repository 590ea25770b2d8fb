import { quote } from '../../checks/document-values.js';
import { MappingError } from '../../errors.js';
import { compileCacheKeyParameter, INVALID_CACHE_KEY } from '../../mapping/cache-key-parameter.js';
import type { Integration } from '../../model/integration.js';
import type {
  CacheKeyParameter,
  ParameterLocation,
  RequestParameterMapping,
} from '../../model/mapping.js';
import type { Cursor } from '../document/cursor.js';
import { declaredNames, type IntegratedMethod } from './request-parameters.js';

/**
 * Reads `cacheNamespace` and `cacheKeyParameters`. API Gateway refuses a document with a mistake here;
 * since the document works without a cache, each is a warning, and a method with a parameter that cannot
 * be read is never cached.
 */
export function readCacheKey(
  integration: Cursor,
  method: IntegratedMethod,
  mappings: readonly RequestParameterMapping[],
): Pick<Integration, 'cacheNamespace' | 'cacheKeyParameters'> {
  const namespace = integration.at('cacheNamespace');
  const cacheNamespace = namespace.exists ? namespace.text() : undefined;
  const parameters: CacheKeyParameter[] = [];
  let isReadable = true;
  for (const place of integration.at('cacheKeyParameters').items()) {
    const parameter = readParameter(place, method, mappings);
    if (parameter === undefined) {
      isReadable = false;
    } else {
      parameters.push(parameter);
    }
  }
  return {
    ...(cacheNamespace && { cacheNamespace }),
    cacheKeyParameters: isReadable ? Object.freeze(parameters) : undefined,
  };
}

function readParameter(
  place: Cursor,
  method: IntegratedMethod,
  mappings: readonly RequestParameterMapping[],
): CacheKeyParameter | undefined {
  const expression = place.string();
  if (expression === undefined || place.isUnexpanded(expression, 'warning')) {
    return undefined;
  }
  try {
    const parameter = Object.freeze(compileCacheKeyParameter(expression, mappings));
    warnOfUndeclared(place, expression, method);
    return parameter;
  } catch (cause) {
    if (!(cause instanceof MappingError)) {
      throw cause;
    }
    place.warn(cause.code, `${cause.message}. Responses of the method are not cached`);
    return undefined;
  }
}

function warnOfUndeclared(place: Cursor, expression: string, method: IntegratedMethod): void {
  const [, location, name = ''] =
    /^method\.request\.(?:multivalue)?(path|querystring|header)\.(.+)$/.exec(expression) ?? [];
  if (location === undefined) {
    return;
  }
  const names = declaredNames(location as ParameterLocation, method);
  if (!names.includes(name)) {
    const has = names.length === 0 ? 'none' : names.join(', ');
    place.warn(
      'UNDECLARED_PARAMETER',
      `API Gateway refuses this with "${INVALID_CACHE_KEY}": declare the ${location} parameter ${quote(name)} in the operation (declared: ${has})`,
    );
  }
}
