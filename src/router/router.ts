import { HTTP_METHODS, type Method, type Resource } from '../model/rest-api.js';

/** A resource and the method on it that serve a request. */
export interface Match {
  readonly resource: Resource;
  readonly method: Method;
  /** The path that was matched: authorizers and policies judge this one, too. */
  readonly path: string;
  /** Raw values, percent-encoded as the client wrote them. */
  readonly pathParameters: ReadonlyMap<string, string>;
}

/** How paths are read. */
export interface RouterOptions {
  /**
   * `true`: of slashes at the start one counts, of slashes at the end none (recorded on AWS by
   * LocalStack's test_lambda_aws_proxy_integration). Default `false`: an empty segment is a segment,
   * and one slash at the end is dropped.
   */
  readonly mergeSlashes?: boolean | undefined;
}

/** Finds the method that serves a request. */
export interface Router {
  /** `undefined` where AWS answers `Missing Authentication Token`. */
  find(httpMethod: string, path: string): Match | undefined;
}

/**
 * Builds the tree of path segments once. A look-up walks it by index: a static segment before a
 * parameter before a greedy one, backing out of dead ends, and a resource counts only if it has
 * the method or `ANY` (recorded on AWS).
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

/** `//admin` is not `/admin`: what stands in front of the gateway would not take it for that. */
function withoutLastSlash(path: string): string {
  const last = path.length - 1;
  return last > 0 && path.charCodeAt(last) === SLASH ? path.slice(0, last) : path;
}

/** Inside, a greedy value keeps what the client wrote. */
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

/** `at` is where the next segment begins; past the end of the path, the node itself is meant. */
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

/** AWS: `ANY` stands for these seven, not for TRACE, CONNECT, methods of one's own or itself. */
const ANY_COVERS: ReadonlySet<string> = new Set(HTTP_METHODS);
