import type { Method, PathTemplate, Resource } from '../../model/rest-api.js';
import { parsePathTemplate } from '../../router/path-template.js';
import { shortId } from '../api/short-id.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfExtensions } from '../document/known-keys.js';
import type { ImportScope } from '../import-scope.js';
import { readMethod } from './methods.js';

/**
 * Reads `paths` according to API Gateway's rules for resources.
 * @param prefix the base path to prepend to every path, or the empty string
 */
export function readResources(
  root: Cursor,
  prefix: string,
  scope: ImportScope,
): readonly Resource[] {
  const paths = root.at('paths');
  if (!paths.exists) {
    root.error('INVALID_TYPE', 'The document has no "paths": add an object, which may be empty');
  }
  const tree = new ResourceTree();
  const resources: Resource[] = [];
  for (const [key, pathItem] of paths.members()) {
    if (/^x-/i.test(key)) {
      continue;
    }
    const place = paths.place(key);
    const path = resourcePath(key, prefix, place);
    const template = path === undefined ? undefined : place.compile(() => parsePathTemplate(path));
    const isPlaced = template !== undefined && tree.add(template, place);
    const methods = readMethods(pathItem, template ?? withoutPlace(key), scope);
    if (!isPlaced) {
      continue;
    }
    resources.push(
      Object.freeze({ id: shortId(template.path, 6), path: template.path, template, methods }),
    );
  }
  return Object.freeze(resources);
}

/** A substitute for the template of a refused path, so that its methods are still checked. */
function withoutPlace(key: string): PathTemplate {
  const names = [...key.slice(0, LONGEST_PATH).matchAll(/\{([^{}]*?)\+?\}/g)];
  return {
    path: key,
    segments: [],
    parameterNames: names.map(([, name = '']) => name),
    read: () => new Map(),
  };
}

/** Characters. AWS: quota "Length, in characters, of the URL for a regional API". */
const LONGEST_PATH = 10_240;

function resourcePath(key: string, prefix: string, place: Cursor): string | undefined {
  if (key.length > LONGEST_PATH) {
    place.error('INVALID_PATH', `A path must have at most ${LONGEST_PATH} characters`);
    return undefined;
  }
  if (place.isUnexpanded(key)) {
    return undefined;
  }
  const leading = key.startsWith('/') ? key : `/${key}`;
  if (leading !== key) {
    place.warn(
      'INVALID_PATH',
      `A path must begin with "/": "${key}" is read as "${leading}", so write that`,
    );
  }
  const path = `${prefix}${leading.replace(/(?<=.)\/$/, '')}`;
  if (leading.length > 1 && leading.endsWith('/')) {
    place.warn(
      'INVALID_PATH',
      `The trailing "/" of "${key}" is ignored, as in API Gateway: remove it`,
    );
  }
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['delete', 'DELETE'],
  ['get', 'GET'],
  ['head', 'HEAD'],
  ['options', 'OPTIONS'],
  ['patch', 'PATCH'],
  ['post', 'POST'],
  ['put', 'PUT'],
  ['x-amazon-apigateway-any-method', 'ANY'],
]);

const OTHER_KEYS = ['$ref', 'summary', 'description', 'servers', 'parameters'];

function readMethods(
  pathItem: Cursor,
  template: PathTemplate,
  scope: ImportScope,
): ReadonlyMap<string, Method> {
  const methods = new Map<string, Method>();
  warnOfExtensions(pathItem, 'a path');
  for (const [key, operation] of pathItem.members()) {
    const httpMethod =
      OPERATIONS.get(key) ?? OPERATIONS.get(/^x-/i.test(key) ? key.toLowerCase() : '');
    if (httpMethod !== undefined) {
      methods.set(httpMethod, readMethod(operation, { httpMethod, pathItem, template }, scope));
    } else if (!OTHER_KEYS.includes(key) && !/^x-/i.test(key)) {
      warnOfUnknownMethod(pathItem.place(key), key);
    }
  }
  return methods;
}

function warnOfUnknownMethod(place: Cursor, key: string): void {
  const lowerCase = key.toLowerCase();
  const hint = OPERATIONS.has(lowerCase)
    ? `write "${lowerCase}"`
    : lowerCase === 'any'
      ? 'write "x-amazon-apigateway-any-method"'
      : key.startsWith('/')
        ? 'write each path directly under "paths"'
        : `use one of ${[...OPERATIONS.keys()].join(', ')}`;
  place.warn(
    'UNKNOWN_PROPERTY',
    `"${key}" is not a method of API Gateway and was NOT applied: ${hint}`,
  );
}

/** The tree of resources that API Gateway would create, to check its rules about siblings. */
class ResourceTree {
  readonly #root: ResourceNode = newNode();

  /** Adds a path. Returns false and reports an issue if it conflicts with an earlier path. */
  add({ path, segments }: PathTemplate, place: Cursor): boolean {
    let node = this.#root;
    let created = '';
    for (const { kind, value } of segments) {
      const part = kind === 'static' ? value : kind === 'greedy' ? `{${value}+}` : `{${value}}`;
      created += `/${part}`;
      if (kind !== 'static') {
        if (node.variable !== undefined && node.variable.part !== part) {
          place.error(
            'CONFLICTING_PATH',
            `Unable to create resource at path '${created}': A sibling (${node.variable.part}) of this resource already has a variable path part -- only one is allowed; the sibling is at ${node.variable.pointer}`,
          );
          return false;
        }
        node.variable ??= { part, pointer: place.pointer };
      }
      const child = node.children.get(part) ?? newNode();
      node.children.set(part, child);
      node = child;
    }
    if (node.pointer !== undefined) {
      place.error(
        'CONFLICTING_PATH',
        `The path "${path}" occurs twice; the other one is at ${node.pointer}: combine their methods`,
      );
      return false;
    }
    node.pointer = place.pointer;
    return true;
  }
}

interface ResourceNode {
  readonly children: Map<string, ResourceNode>;
  variable: { readonly part: string; readonly pointer: string } | undefined;
  /** The pointer to the path that ends here. */
  pointer: string | undefined;
}

function newNode(): ResourceNode {
  return { children: new Map(), variable: undefined, pointer: undefined };
}
