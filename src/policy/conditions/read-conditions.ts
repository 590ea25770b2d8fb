import { didYouMean } from '../../checks/nearest.js';
import type { ConditionValues, PolicyRequest } from '../../model/policy.js';
import { PolicyFault, type PolicyPlace, policyMembers, policyValues } from '../policy-fault.js';
import { readPattern, type StatementScope } from '../statement-scope.js';
import { allVerdicts, anyVerdict, opposite, type Verdict } from '../verdict.js';
import { type ConditionOperator, OPERATORS, type ValueTest } from './operators.js';

/** Whether the conditions of a statement hold for a request. */
export type PolicyConditionTest = (keys: PolicyRequest['keys']) => Verdict;

/**
 * Reads `Condition`: all operators and all keys must hold; of several values of a key, one.
 * AWS: "IAM JSON policy elements: Condition".
 * @throws PolicyFault
 */
export function readConditions(place: PolicyPlace, scope: StatementScope): PolicyConditionTest {
  const tests: PolicyConditionTest[] = [];
  for (const [word, keys] of policyMembers(place, '"Condition" of a statement', undefined)) {
    const operator = operatorOf(word, keys);
    const members = policyMembers(keys, `The operator ${word}`, undefined);
    if (members.size === 0) {
      throw new PolicyFault(`The operator ${word} has no condition key`, keys.path);
    }
    for (const [name, values] of members) {
      if (!KEY.test(name)) {
        const problem = `${JSON.stringify(name)} is not a condition key, such as "aws:SourceIp"`;
        throw new PolicyFault(
          `The operator ${word} has a key that is not understood: ${problem}`,
          values.path,
        );
      }
      const key = name.toLowerCase();
      scope.uses.push({ key, name, path: values.path });
      const holds =
        operator.base === 'Null' ? nullTest(word, values) : keyTest(operator, values, scope);
      tests.push((lookUp) => holds(lookUp(key), lookUp));
    }
  }
  return (lookUp) => allVerdicts(tests.map((holds) => holds(lookUp)));
}

const KEY = /^[\w-]+:[\w./+=@:-]+$/;

interface WrittenOperator {
  readonly base: string;
  readonly operator: ConditionOperator;
  readonly set: 'all' | 'any' | undefined;
  readonly ifExists: boolean;
}

const WORD = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

function operatorOf(word: string, { path }: PolicyPlace): WrittenOperator {
  const [, set, base = '', ifExists] = WORD.exec(word) ?? [];
  const operator = OPERATORS.get(base);
  const isNull = base === 'Null' && set === undefined && ifExists === undefined;
  if (operator === undefined || (base === 'Null' && !isNull)) {
    throw new PolicyFault(
      `The condition operator ${JSON.stringify(word)} is not understood${didYouMean(base, [...OPERATORS.keys()])}`,
      path,
    );
  }
  const sets = { ForAllValues: 'all', ForAnyValue: 'any' } as const;
  return {
    base,
    operator,
    set: sets[set as keyof typeof sets],
    ifExists: ifExists !== undefined,
  };
}

type KeyTest = (values: ConditionValues, lookUp: PolicyRequest['keys']) => Verdict;

/** `"Null": { "aws:Referer": "true" }` holds if the key is absent. */
function nullTest(word: string, place: PolicyPlace): KeyTest {
  const wanted = textsIn(word, place).map(({ text, path }) => {
    const lower = text.toLowerCase();
    if (lower !== 'true' && lower !== 'false') {
      throw new PolicyFault('The operator Null compares with "true" or "false"', path);
    }
    return lower === 'true';
  });
  return (values) =>
    values === 'unknown' ? undefined : wanted.includes(values === 'absent' || values.length === 0);
}

/**
 * An operator that negates holds without its key, any other does not; `IfExists` and `ForAllValues` do.
 * AWS: "IAM JSON policy elements: Condition operators", "Set operators for multivalued context keys".
 */
function keyTest(
  { operator, set, ifExists }: WrittenOperator,
  place: PolicyPlace,
  scope: StatementScope,
): KeyTest {
  const tests = textsIn(operator.name, place).map(({ text, path }) =>
    valueTest(operator, { text, path }, scope),
  );
  const fits = (value: string, lookUp: PolicyRequest['keys']): Verdict =>
    anyVerdict(tests.map((test) => test(value, lookUp)));
  const { negates } = operator;
  return (values, lookUp) => {
    if (values === 'unknown') {
      return undefined;
    }
    if (values === 'absent' || values.length === 0) {
      return ifExists || set === 'all' || (negates && set === undefined);
    }
    const verdicts = values.map((value) => fits(value, lookUp));
    if (set === undefined) {
      return negates ? opposite(anyVerdict(verdicts)) : anyVerdict(verdicts);
    }
    const each = negates ? verdicts.map(opposite) : verdicts;
    return set === 'all' ? allVerdicts(each) : anyVerdict(each);
  };
}

function valueTest(
  { name, text: kind, read }: ConditionOperator,
  { text, path }: { readonly text: string; readonly path: readonly string[] },
  scope: StatementScope,
): ValueTest {
  try {
    if (kind === undefined) {
      return read(text);
    }
    const { wildcards, ignoresCase } = kind;
    return read(text, (part) => readPattern({ text: part, path }, wildcards, scope, ignoresCase));
  } catch (cause) {
    if (cause instanceof PolicyFault) {
      throw cause;
    }
    const found = JSON.stringify(text.slice(0, 100));
    throw new PolicyFault(
      `The operator ${name} compares with ${(cause as Error).message}, not with ${found}`,
      path,
    );
  }
}

/** The values of a key as texts: IAM takes numbers and booleans, too. */
function textsIn(word: string, place: PolicyPlace) {
  const list = policyValues(place);
  if (list.length === 0) {
    throw new PolicyFault(`The operator ${word} has a key without a value`, place.path);
  }
  return list.map(({ value, path }) => {
    const fits = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    if (!fits) {
      throw new PolicyFault(
        `The operator ${word} compares with a string, a number or a boolean`,
        path,
      );
    }
    return { text: String(value), path };
  });
}
