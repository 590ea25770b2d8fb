import { ipRange, rangeOf } from '../../checks/ip-range.js';
import type { PolicyRequest } from '../../model/policy.js';
import type { TextPattern } from '../text-pattern.js';
import { allVerdicts, type Verdict } from '../verdict.js';
import { momentOf } from './moment.js';

/** Whether a value of the request fits the value in the policy; `undefined` if that cannot be known. */
export type ValueTest = (value: string, keys: PolicyRequest['keys']) => Verdict;

/** A condition operator of IAM. AWS: "IAM JSON policy elements: Condition operators". */
export interface ConditionOperator {
  readonly name: string;
  /** Whether it holds where the operator without `Not` does not. */
  readonly negates: boolean;
  /** How its texts are compared; `undefined` for an operator that has no policy variables. */
  readonly text: { readonly wildcards: boolean; readonly ignoresCase: boolean } | undefined;
  /**
   * Reads a value in the policy.
   * @param compile compiles a text that may have variables
   * @throws TypeError whose message says what the operator compares with
   */
  read(text: string, compile?: (text: string) => TextPattern): ValueTest;
}

/** All operators by name, without `…IfExists` and set operators. */
export const OPERATORS: ReadonlyMap<string, ConditionOperator> = new Map(
  [
    ...both('StringEquals', 'StringNotEquals', { wildcards: false, ignoresCase: false }, compared),
    ...both(
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
      { wildcards: false, ignoresCase: true },
      compared,
    ),
    ...both('StringLike', 'StringNotLike', { wildcards: true, ignoresCase: false }, compared),
    ...both('ArnEquals', 'ArnNotEquals', { wildcards: true, ignoresCase: false }, arn),
    ...both('ArnLike', 'ArnNotLike', { wildcards: true, ignoresCase: false }, arn),
    ...both(
      'NumericEquals',
      'NumericNotEquals',
      undefined,
      number((a, b) => a === b),
    ),
    one(
      'NumericLessThan',
      number((a, b) => a < b),
    ),
    one(
      'NumericLessThanEquals',
      number((a, b) => a <= b),
    ),
    one(
      'NumericGreaterThan',
      number((a, b) => a > b),
    ),
    one(
      'NumericGreaterThanEquals',
      number((a, b) => a >= b),
    ),
    ...both(
      'DateEquals',
      'DateNotEquals',
      undefined,
      date((a, b) => a === b),
    ),
    one(
      'DateLessThan',
      date((a, b) => a < b),
    ),
    one(
      'DateLessThanEquals',
      date((a, b) => a <= b),
    ),
    one(
      'DateGreaterThan',
      date((a, b) => a > b),
    ),
    one(
      'DateGreaterThanEquals',
      date((a, b) => a >= b),
    ),
    ...both('IpAddress', 'NotIpAddress', undefined, address),
    one('Bool', truth),
    one('BinaryEquals', binary),
    one('Null', truth),
  ].map((operator) => [operator.name, operator]),
);

function both(
  name: string,
  negated: string,
  text: ConditionOperator['text'],
  read: ConditionOperator['read'],
): readonly ConditionOperator[] {
  return [
    { name, negates: false, text, read },
    { name: negated, negates: true, text, read },
  ];
}

function one(name: string, read: ConditionOperator['read']): ConditionOperator {
  return { name, negates: false, text: undefined, read };
}

function compared(text: string, compile?: (text: string) => TextPattern): ValueTest {
  const pattern = compile?.(text);
  return (value, keys) => pattern?.fits(value, keys);
}

/** Each of the six parts of an ARN is compared by itself: a wildcard does not reach over a colon. */
function arn(text: string, compile?: (text: string) => TextPattern): ValueTest {
  const parts = arnParts(text.replaceAll(VARIABLE, (variable) => variable.replaceAll(':', '\0')));
  if (parts === undefined || compile === undefined) {
    throw new TypeError('an ARN of six parts');
  }
  const patterns = parts.map((part) => compile(part.replaceAll('\0', ':')));
  return (value, keys) => {
    const given = arnParts(value);
    return (
      given !== undefined &&
      allVerdicts(patterns.map((pattern, index) => pattern.fits(given[index] ?? '', keys)))
    );
  };
}

const VARIABLE = /\$\{[^}]*\}/g;

function arnParts(text: string): readonly string[] | undefined {
  const parts = text.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function number(compare: (value: number, wanted: number) => boolean): ConditionOperator['read'] {
  return (text) => {
    const wanted = numberOf(text);
    if (wanted === undefined) {
      throw new TypeError('a number');
    }
    return (value) => {
      const given = numberOf(value);
      return given === undefined ? undefined : compare(given, wanted);
    };
  };
}

function numberOf(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function date(compare: (value: number, wanted: number) => boolean): ConditionOperator['read'] {
  return (text) => {
    const wanted = momentOf(text);
    if (wanted === undefined) {
      throw new TypeError('a date such as "2025-01-06T12:00:00Z", or seconds since 1970');
    }
    return (value) => {
      const given = momentOf(value);
      return given === undefined ? undefined : compare(given, wanted);
    };
  };
}

function address(text: string): ValueTest {
  const range = rangeOf(text);
  if (range === undefined) {
    throw new TypeError('an IP address or a range such as "192.0.2.0/24"');
  }
  return (value) => ipRange(value, range);
}

function truth(text: string): ValueTest {
  const wanted = text.toLowerCase();
  if (wanted !== 'true' && wanted !== 'false') {
    throw new TypeError('"true" or "false"');
  }
  return (value) => value.toLowerCase() === wanted;
}

function binary(text: string): ValueTest {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw new TypeError('a value in Base64');
  }
  return (value) => value === text;
}
