import { HTTP_METHODS, type Method, type Resource } from '../model/rest-api.js';

/** The resource and method that serve a request. */
export interface Match {
  readonly resource: Resource;
  readonly method: Method;
  /** The path that was matched; authorizers and policies see the same one. */
  readonly path: string;
  /** Raw values, percent-encoded as the client sent them. */
  readonly pathParameters: ReadonlyMap<string, string>;
}

/** How the router treats paths. */
export interface RouterOptions {
  /**
   * `true`: several leading slashes count as one and all trailing slashes are dropped, as on AWS
   * (LocalStack `test_lambda_aws_proxy_integration`). Default `false`: empty
   * segments count, and only one trailing slash is dropped.
   */
  readonly mergeSlashes?: boolean | undefined;
}

/** Finds the method that serves a request. */
export interface Router {
  /** `undefined` where AWS responds with `Missing Authentication Token`. */
  find(httpMethod: string, path: string): Match | undefined;
}

/**
 * Builds the tree of path segments once. A lookup prefers static segments to parameters and
 * parameters to greedy variables, and backtracks out of dead ends. A resource matches only if it has
 * the method or `ANY`; otherwise a greedy resource further up can still match (LocalStack's
 * AWS-validated test `test_proxy_routing_with_hardcoded_resource_sibling`).
 */
export function createRouter(
  resources: readonly Resource[],
  { mergeSlashes = false }: RouterOptions = {},
): Router {
  const routedPath = mergeSlashes ? withMergedSlashes : withoutLastSlash;
  const root = newNode();
  for (const resource of resources) {
    if (resource.methods.size > 0) {
      insert(root, resource);
    }
  }
  return {
    find(httpMethod, rawPath) {
      if (!rawPath.startsWith('/')) {
        return undefined;
      }
      const path = routedPath(rawPath);
      const found = path === '/' ? pick(root, httpMethod) : find(root, httpMethod, path, 1);
      if (found === undefined) {
        return undefined;
      }
      const [resource, method] = found;
      return { resource, method, path, pathParameters: resource.template.read(path) };
    },
  };
}

/** `//admin` stays distinct from `/admin`, because earlier middleware may guard only the latter. */
function withoutLastSlash(path: string): string {
  const last = path.length - 1;
  return last > 0 && path.charCodeAt(last) === SLASH ? path.slice(0, last) : path;
}

/** Slashes inside the path stay: a greedy parameter keeps what the client sent. */
function withMergedSlashes(path: string): string {
  let start = 0;
  while (path.charCodeAt(start + 1) === SLASH) {
    start++;
  }
  let end = path.length;
  while (end > start + 1 && path.charCodeAt(end - 1) === SLASH) {
    end--;
  }
  return start === 0 && end === path.length ? path : path.slice(start, end);
}

const SLASH = 47;

interface Node {
  readonly statics: Map<string, Node>;
  parameter: Node | undefined;
  greedy: Node | undefined;
  resource: Resource | undefined;
}

function newNode(): Node {
  return { statics: new Map(), parameter: undefined, greedy: undefined, resource: undefined };
}

function insert(root: Node, resource: Resource): void {
  let node = root;
  for (const { kind, value } of resource.template.segments) {
    if (kind === 'parameter') {
      node.parameter ??= newNode();
      node = node.parameter;
    } else if (kind === 'greedy') {
      node.greedy ??= newNode();
      node = node.greedy;
    } else {
      let child = node.statics.get(value);
      if (child === undefined) {
        child = newNode();
        node.statics.set(value, child);
      }
      node = child;
    }
  }
  node.resource = resource;
}

type Found = readonly [Resource, Method];

/** `at` is the index of the next segment; past the end of the path, the node itself matches. */
function find(node: Node, httpMethod: string, path: string, at: number): Found | undefined {
  if (at > path.length) {
    return pick(node, httpMethod);
  }
  const slash = path.indexOf('/', at);
  const end = slash === -1 ? path.length : slash;
  const child = node.statics.get(path.slice(at, end));
  return (
    (child && find(child, httpMethod, path, end + 1)) ??
    (node.parameter && end > at ? find(node.parameter, httpMethod, path, end + 1) : undefined) ??
    (node.greedy && at < path.length ? pick(node.greedy, httpMethod) : undefined)
  );
}

function pick({ resource }: Node, httpMethod: string): Found | undefined {
  if (resource === undefined) {
    return undefined;
  }
  const method =
    (httpMethod === 'ANY' ? undefined : resource.methods.get(httpMethod)) ??
    (ANY_COVERS.has(httpMethod) ? resource.methods.get('ANY') : undefined);
  return method && [resource, method];
}

/** AWS: `ANY` covers these seven, but not TRACE, CONNECT, custom methods, or a method called ANY. */
const ANY_COVERS: ReadonlySet<string> = new Set(HTTP_METHODS);
