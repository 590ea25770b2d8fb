import { match, type Path } from 'path-to-regexp';
import { HTTP_METHODS, type Resource } from '../../src/model/rest-api.js';
import type { RouterOptions } from '../../src/router/router.js';

/** The obvious router: every resource in order of precedence, one matcher after the other. */
export function linearFind(
  resources: readonly Resource[],
  httpMethod: string,
  rawPath: string,
  { mergeSlashes = false }: RouterOptions = {},
): { readonly path: string; readonly method: string; readonly values: object } | undefined {
  if (!rawPath.startsWith('/')) {
    return undefined;
  }
  const path = mergeSlashes
    ? `/${rawPath.replace(/^\/+/, '').replace(/\/+$/, '')}`
    : rawPath.replace(/(?<=.)\/$/, '');
  for (const { path: template, methods } of [...resources].sort(byPrecedence)) {
    const method = methods.has(httpMethod)
      ? httpMethod
      : (HTTP_METHODS as readonly string[]).includes(httpMethod) && methods.has('ANY')
        ? 'ANY'
        : undefined;
    if (method === undefined) {
      continue;
    }
    const found = matcher(template)(path);
    if (found !== false) {
      return { path: template, method, values: { ...found.params } };
    }
  }
  return undefined;
}

function matcher(template: string): ReturnType<typeof match> {
  const tokens = template.split(/(?<=\/)|(?=\/)/).map((part) => {
    const name = /^\{(.+?)(\+?)\}$/.exec(part);
    if (name === null) {
      return { type: 'text', value: part };
    }
    return { type: name[2] === '+' ? 'wildcard' : 'param', name: name[1] };
  });
  return match({ tokens, originalPath: template } as Path, {
    sensitive: true,
    trailing: false,
    decode: false,
  });
}

/** Segment by segment: static, then parameter, then greedy. */
function byPrecedence({ path: a }: Resource, { path: b }: Resource): number {
  const [one, other] = [ranks(a), ranks(b)];
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return other.length - one.length;
}

function ranks(path: string): number[] {
  return path.split('/').map((part) => (part.endsWith('+}') ? 2 : part.startsWith('{') ? 1 : 0));
}
