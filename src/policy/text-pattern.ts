import type { ConditionValues } from '../model/policy.js';
import type { Verdict } from './verdict.js';

/** A text of a policy that may have wildcards and policy variables. */
export interface TextPattern {
  /** The text, where it has neither. */
  readonly literal: string | undefined;
  /** The condition keys of its variables, as written. */
  readonly variables: readonly string[];
  /** Whether it fits a text; `undefined` if a variable has no value that is known. */
  fits(text: string, keys: (key: string) => ConditionValues): Verdict;
}

/** Which of the two a place allows; letters differ by case unless told. */
interface PatternKind {
  readonly wildcards: boolean;
  readonly ignoresCase?: boolean;
}

/** A literal is a text, a wildcard its sign, a variable its key and default. */
type Part =
  | string
  | typeof ANY_TEXT
  | typeof ANY_CHARACTER
  | { readonly key: string; readonly otherwise: string | undefined };

const ANY_TEXT = Symbol('*');
const ANY_CHARACTER = Symbol('?');

/**
 * Compiles a text. `${*}`, `${?}` and `${$}` are those characters; `${aws:username}` is a condition key
 * and `${aws:username, 'nobody'}` one with a default. What a variable brings in has no wildcards.
 * AWS: "IAM policy elements: Variables and tags".
 * @throws SyntaxError for a variable that is not understood
 */
export function textPattern(text: string, { wildcards, ignoresCase }: PatternKind): TextPattern {
  const fold = ignoresCase === true ? (one: string) => one.toLowerCase() : (one: string) => one;
  const parts = partsOf(text, wildcards);
  const variables = parts.flatMap((part) => (typeof part === 'object' ? [part.key] : []));
  const literal = parts.every((part) => typeof part === 'string')
    ? fold(parts.join(''))
    : undefined;
  if (literal !== undefined) {
    return { literal, variables, fits: (other) => fold(other) === literal };
  }
  const fixed = variables.length === 0 ? tokensOf(parts, fold, noValues) : undefined;
  return {
    literal: undefined,
    variables,
    fits(other, keys) {
      const tokens = fixed ?? tokensOf(parts, fold, keys);
      return tokens && fitsTokens(tokens, fold(other));
    },
  };
}

function noValues(): 'absent' {
  return 'absent';
}

function partsOf(text: string, wildcards: boolean): readonly Part[] {
  const parts: Part[] = [];
  for (const [written, variable] of text.matchAll(PIECE)) {
    if (variable !== undefined) {
      parts.push(variablePart(variable));
    } else if (written.startsWith('${')) {
      throw new SyntaxError('has a "${" that no "}" ends');
    } else if (wildcards && written === '*') {
      parts.push(ANY_TEXT);
    } else if (wildcards && written === '?') {
      parts.push(ANY_CHARACTER);
    } else {
      parts.push(written);
    }
  }
  return parts;
}

const PIECE = /\$\{([^}]*)\}|\$\{|[*?$]|[^*?$]+/gu;

function variablePart(variable: string): Part {
  if (variable === '*' || variable === '?' || variable === '$') {
    return variable;
  }
  const [, key, otherwise] = VARIABLE.exec(variable) ?? [];
  if (key === undefined) {
    throw new SyntaxError(`has the policy variable \${${variable}}, which is not understood`);
  }
  return { key, otherwise };
}

const VARIABLE = /^\s*([\w-]+:[\w./+=@-]+)\s*(?:,\s*'([^']*)'\s*)?$/;

/** One UTF-16 unit each, or a wildcard; `undefined` if a variable has no single value. */
type Tokens = readonly (string | symbol)[];

function tokensOf(
  parts: readonly Part[],
  fold: (text: string) => string,
  keys: (key: string) => ConditionValues,
): Tokens | undefined {
  const tokens: (string | symbol)[] = [];
  for (const part of parts) {
    if (typeof part === 'symbol') {
      tokens.push(part);
      continue;
    }
    const value = typeof part === 'string' ? part : singleValue(part, keys);
    if (value === undefined) {
      return undefined;
    }
    tokens.push(...fold(value).split(''));
  }
  return tokens;
}

function singleValue(
  { key, otherwise }: Exclude<Part, string | symbol>,
  keys: (key: string) => ConditionValues,
): string | undefined {
  const values = keys(key.toLowerCase());
  if (values === 'absent') {
    return otherwise;
  }
  return values === 'unknown' || values.length !== 1 ? undefined : values[0];
}

/** The time grows at most with the product of the lengths. */
function fitsTokens(tokens: Tokens, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < text.length; ) {
    const token = tokens[at];
    if (token === ANY_TEXT) {
      star = at++;
      resume = i;
    } else if (at < tokens.length && (token === ANY_CHARACTER || token === text[i])) {
      at++;
      i++;
    } else if (star !== -1) {
      at = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (tokens[at] === ANY_TEXT) {
    at++;
  }
  return at === tokens.length;
}
