import { HTTP_METHODS, type Method, type Resource } from '../model/rest-api.js';

/** A resource and the method on it that serve a request. */
export interface Match {
  readonly resource: Resource;
  readonly method: Method;
  /** Raw values, percent-encoded as the client wrote them. */
  readonly pathParameters: ReadonlyMap<string, string>;
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
export function createRouter(resources: readonly Resource[]): Router {
  const root = newNode();
  for (const resource of resources) {
    if (resource.methods.size > 0) insert(root, resource);
  }
  return {
    find(httpMethod, rawPath) {
      if (!rawPath.startsWith('/')) return undefined;
      const path = routedPath(rawPath);
      const found = path === '/' ? pick(root, httpMethod) : find(root, httpMethod, path, 1);
      if (found === undefined) return undefined;
      const [resource, method] = found;
      return { resource, method, pathParameters: resource.template.read(path) };
    },
  };
}

/**
 * The path as it is matched: slashes doubled at the start are one, slashes at the end do not
 * count. Inside, a greedy value keeps what the client wrote (recorded on AWS).
 */
function routedPath(path: string): string {
  let start = 0;
  while (path.charCodeAt(start + 1) === SLASH) start++;
  let end = path.length;
  while (end > start + 1 && path.charCodeAt(end - 1) === SLASH) end--;
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
  if (at > path.length) return pick(node, httpMethod);
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
  if (resource === undefined) return undefined;
  const method =
    resource.methods.get(httpMethod) ??
    (ANY_COVERS.has(httpMethod) ? resource.methods.get('ANY') : undefined);
  return method && [resource, method];
}

/** AWS: `ANY` stands for these seven, not for TRACE, CONNECT or methods of one's own. */
const ANY_COVERS: ReadonlySet<string> = new Set(HTTP_METHODS);
