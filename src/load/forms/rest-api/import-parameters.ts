import { isObject } from '../../../checks/document-values.js';
import type { LoadContext } from '../../load-context.js';
import { Draft } from '../../source/draft.js';
import { membersOf } from './rest-api-draft.js';
import type { ControlPlaneResource } from './rest-api-parts.js';

/**
 * Applies `basepath` of the parameters with which a body is imported: `prepend` puts the base path in
 * front of each path, `split` all but its first segment. AWS: "Set the OpenAPI basePath property".
 */
export function applyBasePath(
  body: object,
  { parameters }: ControlPlaneResource,
  { sources }: LoadContext,
): object {
  const modes = membersOf(parameters).filter(([key]) => key.toLowerCase() === 'basepath');
  const mode = modes[0]?.[1];
  const root = Draft.of(body, sources);
  const segments = basePathOf(root.object).split('/').filter(Boolean);
  const kept = mode === 'prepend' ? segments : mode === 'split' ? segments.slice(1) : [];
  const { paths } = root.object;
  if (kept.length === 0 || !isObject(paths)) {
    return body;
  }
  const prefixed = new Draft(sources);
  for (const key of Object.keys(paths)) {
    const path = /^x-/i.test(key) ? key : `/${[...kept, key.replace(/^\//, '')].join('/')}`;
    prefixed.put(path, paths[key], { container: paths, key });
  }
  root.put('paths', prefixed.object, { container: body, key: 'paths' });
  // The option basePath of the gateway must not put it there again.
  delete root.object.basePath;
  delete root.object.servers;
  return root.object;
}

/** AWS: the default of the first server variable called `basePath`, else the path of the first server. */
function basePathOf({ basePath, servers }: Readonly<Record<string, unknown>>): string {
  if (typeof basePath === 'string') {
    return basePath;
  }
  const list = Array.isArray(servers) ? servers.filter(isObject) : [];
  for (const { variables } of list) {
    const variable = isObject(variables) ? variables.basePath : undefined;
    if (isObject(variable) && typeof variable.default === 'string') {
      return variable.default;
    }
  }
  const url = list[0]?.url;
  return typeof url === 'string' ? url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*|[?#].*$/gis, '') : '';
}
