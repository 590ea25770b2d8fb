/** The variables of a resource's path such as `/pets/{id}/{proxy+}`, in order. */
export function pathVariables(resourcePath: string): readonly PathVariable[] {
  return [...resourcePath.matchAll(VARIABLE)].map(([, name = '', plus]) => ({
    name,
    isGreedy: plus === '+',
  }));
}

/** A variable of a path. */
export interface PathVariable {
  readonly name: string;
  /** Whether its value can contain `/`. */
  readonly isGreedy: boolean;
}

/**
 * The path with values in place of the variables, percent-encoded.
 *
 * @param prefix what precedes the resource's path in the path of a request, such as a base path
 */
export function expandPath(
  resourcePath: string,
  values: Readonly<Record<string, string>>,
  prefix = '',
): string {
  const path = resourcePath.replaceAll(VARIABLE, (_found, name: string, plus: string) => {
    const value = values[name] ?? '';
    return plus === '+' ? value.split('/').map(encodeText).join('/') : encodeText(value);
  });
  return prefix + path;
}

/**
 * Finds the values of the variables in the path of a request, decoded.
 *
 * @returns `undefined` if the path is not one of the resource
 */
export function readPath(
  resourcePath: string,
  path: string,
): { readonly prefix: string; readonly values: Readonly<Record<string, string>> } | undefined {
  const variables = pathVariables(resourcePath);
  let next = 0;
  const pattern = resourcePath
    .split(VARIABLE_OR_TEXT)
    .map((part) => {
      if (!part.startsWith('{')) {
        return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      }
      const isGreedy = variables[next]?.isGreedy === true;
      next += 1;
      return isGreedy ? '(.+)' : '([^/]*)';
    })
    .join('');
  const found = new RegExp(`^((?:/[^/]*)*?)${pattern}$`).exec(path);
  if (found === null) {
    return undefined;
  }
  const [, prefix = '', ...values] = found;
  return {
    prefix,
    values: Object.fromEntries(
      variables.map(({ name }, at) => [name, decodeText(values[at] ?? '')]),
    ),
  };
}

/** Percent-encodes a text. A lone surrogate, which has no encoding, becomes U+FFFD. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}

/** Decodes a percent-encoded text; one that is not valid stays as it is. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const VARIABLE = /\{([^{}+]+)(\+?)\}/g;
const VARIABLE_OR_TEXT = /(\{[^{}]+\})/;
