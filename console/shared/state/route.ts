// The addresses of the page's parts: what follows the #.

export type PageName = 'api' | 'requests' | 'try' | 'templates' | 'figures';

/**
 * A part of the page.
 * - `api`: the tree, or a method: `method` and `path` as in the document.
 * - `requests`: the list, or one request: `id`.
 * - `try`: a form for `method` and `path` of the document, or the values of `request`.
 * - `templates`: the template at `pointer`, rendered against `request`.
 */
export interface Route {
  readonly page: PageName;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly id?: string | undefined;
  readonly request?: string | undefined;
  readonly pointer?: string | undefined;
}

/** The address of a route, for `href`. */
export function link(route: Route): string {
  switch (route.page) {
    case 'api':
      return route.method === undefined
        ? '#/api'
        : `#/api/${encoded(route.method)}${encodedPath(route.path ?? '/')}`;
    case 'requests':
      return route.id === undefined ? '#/requests' : `#/requests/${encoded(route.id)}`;
    case 'try':
    case 'templates':
      return `#/${route.page}${queryOf(route)}`;
    case 'figures':
      return '#/figures';
  }
}

/** The route of an address; the API if it names nothing. */
export function parseRoute(hash: string): Route {
  const [, page = '', rest = '', query = ''] =
    /^#\/([a-z]+)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(hash) ?? [];
  switch (page) {
    case 'api': {
      const [, method, path] = /^([^/]+)(\/.*)$/s.exec(rest) ?? [];
      return method === undefined || path === undefined
        ? { page }
        : { page, method: decoded(method), path: decoded(path) };
    }
    case 'requests':
      return rest === '' ? { page } : { page, id: decoded(rest) };
    case 'try':
    case 'templates': {
      const values = new URLSearchParams(query);
      const named = QUERY_NAMES.flatMap((name) => {
        const value = values.get(name);
        return value === null ? [] : [[name, value]];
      });
      return { page, ...Object.fromEntries(named) };
    }
    case 'figures':
      return { page };
    default:
      return { page: 'api' };
  }
}

const QUERY_NAMES = ['method', 'path', 'request', 'pointer'] as const;

function queryOf(route: Route): string {
  const values = new URLSearchParams();
  for (const name of QUERY_NAMES) {
    const value = route[name];
    if (value !== undefined) {
      values.set(name, value);
    }
  }
  return values.size === 0 ? '' : `?${values}`;
}

function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** Slashes and braces stay. */
function encodedPath(path: string): string {
  return encodeURI(wellFormed(path))
    .replaceAll(/[#?]/g, encodeURIComponent)
    .replaceAll('%7B', '{')
    .replaceAll('%7D', '}');
}

function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
