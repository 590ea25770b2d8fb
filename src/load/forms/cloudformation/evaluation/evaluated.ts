import { isObject } from '../../../../checks/document-values.js';
import type { Origin } from '../../../source/draft.js';

/** What a value of a template results in. */
export interface Evaluated {
  /** {@link ABSENT} for `AWS::NoValue`. */
  readonly value: unknown;
  /** The names of the values that only a deployment knows; the text has a placeholder for each. */
  readonly open: readonly string[];
  /** The digits of a number, if its double does not keep them: a version `1.0`. */
  readonly digits?: string | undefined;
  /** Where the value was written, if not in the member that was evaluated: a branch of `Fn::If`. */
  readonly from?: Origin | undefined;
}

/** `AWS::NoValue`: the member or item that has this value does not exist. */
export const ABSENT: unique symbol = Symbol('AWS::NoValue');

export function known(value: unknown): Evaluated {
  return { value, open: [] };
}

/** A value that only a deployment knows, or the option `variables`. */
export function openValue(wanted: string): Evaluated {
  const name = wanted.replace(/[${}]/g, '');
  return { value: `\${${name}}`, open: [name] };
}

const PLACEHOLDER = /\$\{([^{}]*)\}/g;

/** Those of the names whose placeholder a text contains. */
export function openNamesIn(text: string, names: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) {
    return [];
  }
  const found = new Set<string>();
  for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
    if (names.has(name)) {
      found.add(name);
    }
  }
  return [...found];
}

/** Whether all of a value is open, so that no function can look into it. */
export function isOpen({ value, open }: Evaluated): boolean {
  return open.some((name) => value === `\${${name}}`);
}

/** A call of an intrinsic function. */
export interface IntrinsicCall {
  readonly name: string;
  readonly argument: unknown;
}

/**
 * The call that a value is: an object with one member, `Ref` or `Fn::…`. An object with a member
 * `Ref` that is neither a text nor a call is not one, such as the properties of a schema.
 */
export function callIn(value: unknown): IntrinsicCall | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const keys = Object.keys(value);
  const [name] = keys;
  if (name === undefined || keys.length !== 1) {
    return undefined;
  }
  const argument = value[name];
  if (name === 'Ref') {
    return typeof argument === 'string' || callIn(argument) ? { name, argument } : undefined;
  }
  return /^Fn::[A-Za-z0-9]+$/.test(name) && name !== 'Fn::Transform'
    ? { name, argument }
    : undefined;
}

/** {@link scalarText} of an evaluated value, with the digits of a number as they are written. */
export function evaluatedText({ value, digits }: Evaluated): string | undefined {
  return digits ?? scalarText(value);
}

/** A text, number or boolean as text, as CloudFormation joins them; `undefined` for other values. */
export function scalarText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return undefined;
  }
}
