import { pathToRegexp } from 'path-to-regexp';
import { MappingError } from '../errors.js';
import type { PathSegment, PathTemplate } from '../model/rest-api.js';

/**
 * Parses a resource path such as `/pets/{petId}/files/{proxy+}`. A variable takes up a whole
 * segment, a greedy variable is the last segment, and names are unique.
 * AWS: "Set up a proxy integration with a proxy resource", "Important notes for REST APIs".
 * @throws MappingError `INVALID_PATH`
 */
export function parsePathTemplate(path: string): PathTemplate {
  const segments = path === '/' ? [] : path.slice(1).split('/').map(parseSegment);
  if (!path.startsWith('/')) {
    refuse(`The path "${path}" must begin with "/"`);
  }
  const greedy = segments.findIndex(({ kind }) => kind === 'greedy');
  if (greedy !== -1 && greedy < segments.length - 1) {
    const name = `{${segments[greedy]?.value}+}`;
    refuse(`Cannot create a child of a resource with a greedy path variable: ${name}`);
  }
  const parameterNames = segments.filter(({ kind }) => kind !== 'static').map(({ value }) => value);
  const twice = parameterNames.find((name, index) => parameterNames.indexOf(name) !== index);
  if (twice !== undefined) {
    refuse(`The path parameter {${twice}} occurs twice in "${path}": rename one of them`);
  }
  return { path, segments, parameterNames, read: readerOf(path, segments, parameterNames) };
}

const VARIABLE = /^\{([A-Za-z0-9._$:-]+)(\+?)\}$/;
const STATIC = /^[A-Za-z0-9._\-,:]+$/;

function parseSegment(text: string): PathSegment {
  const variable = VARIABLE.exec(text);
  if (variable !== null) {
    const [, name = '', plus] = variable;
    return { kind: plus === '+' ? 'greedy' : 'parameter', value: name };
  }
  if (text === '') {
    return refuse('A path must not have empty segments: remove the doubled or trailing "/"');
  }
  if (/[{}]/.test(text)) {
    return refuse(
      `Path parameters must be separate path segments: "${text}" combines a parameter with other text`,
    );
  }
  if (!STATIC.test(text)) {
    return refuse(
      `"${text}" is not a valid path part: use only letters, digits and _ - . , : or a variable in braces`,
    );
  }
  return { kind: 'static', value: text };
}

/**
 * Makes the function that extracts raw parameter values. path-to-regexp receives tokens instead of
 * a path, because its own path grammar misreads characters that API Gateway allows in names and
 * static segments.
 */
function readerOf(
  path: string,
  segments: readonly PathSegment[],
  names: readonly string[],
): PathTemplate['read'] {
  if (names.length === 0) {
    return () => NO_PARAMETERS;
  }
  const { regexp } = pathToRegexp(
    { tokens: segments.flatMap(tokensOf), originalPath: path },
    { sensitive: true, trailing: false },
  );
  // The groups are read here: path-to-regexp's own `match` makes an object without a prototype for
  // them, which takes longer than the rest of the look-up.
  return (requestPath) => {
    const groups = regexp.exec(requestPath);
    if (groups === null) {
      return NO_PARAMETERS;
    }
    const values = new Map<string, string>();
    for (let i = 0; i < names.length; i++) {
      values.set(names[i] as string, groups[i + 1] ?? '');
    }
    return values;
  };
}

const NO_PARAMETERS: ReadonlyMap<string, string> = new Map();

type Token =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'param' | 'wildcard'; readonly name: string };

function tokensOf({ kind, value }: PathSegment): Token[] {
  if (kind === 'static') {
    return [{ type: 'text', value: `/${value}` }];
  }
  const variable = kind === 'greedy' ? ('wildcard' as const) : ('param' as const);
  return [
    { type: 'text', value: '/' },
    { type: variable, name: value },
  ];
}

function refuse(message: string): never {
  throw new MappingError('INVALID_PATH', message);
}
