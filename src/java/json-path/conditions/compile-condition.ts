import type { Value } from '../../json/values.js';
import type { EditionRules } from '../edition.js';
import type { Condition, Operand, PathTree } from '../grammar/path-tree.js';
import { JsonPathError } from '../json-path-errors.js';
import type { CompiledPath, Evaluation } from '../steps/evaluation.js';
import { compareTerms } from './compare-terms.js';
import { compareWithText } from './compare-with-text.js';
import { JsonText, type Term, termOf, UNDEFINED } from './term.js';

/** Whether a value satisfies the condition of a filter. */
export type ConditionTest = (item: Value, evaluation: Evaluation, required: boolean) => boolean;

type Compile = (tree: PathTree) => CompiledPath;

export function compileCondition(
  condition: Condition,
  compile: Compile,
  rules: EditionRules,
): ConditionTest {
  switch (condition.type) {
    case 'absent':
      return () => {
        throw new JsonPathError('[?] needs a condition: write [?(@.name)]');
      };
    case 'and':
    case 'or': {
      const tests = condition.conditions.map((one) => compileCondition(one, compile, rules));
      const decides = condition.type === 'or';
      return (item, evaluation, required) => {
        for (const test of tests) {
          if (test(item, evaluation, required) === decides) {
            return decides;
          }
        }
        return !decides;
      };
    }
    case 'not': {
      const test = compileCondition(condition.condition, compile, rules);
      return (item, evaluation, required) => !test(item, evaluation, required);
    }
    case 'exists': {
      const path = compile(condition.path);
      // Here Jayway evaluates even a `$` path on the item.
      return (item, evaluation) => {
        evaluation.spend(1);
        const value = path.evaluate(item, evaluation, true);
        const exists = value !== undefined && (value !== null || rules.nullExists);
        return exists === condition.expected;
      };
    }
    case 'comparison': {
      const left = compileOperand(condition.left, compile);
      const right = compileOperand(condition.right, compile);
      const { operator } = condition;
      const compare = rules.typedLiterals ? compareTerms : compareWithText;
      return (item, evaluation, required) => {
        evaluation.spend(1);
        const one = left(item, evaluation, required);
        // 2.0.0 then skips the other side, whose path may be invalid for the value.
        if (one === UNDEFINED && !rules.typedLiterals) {
          return false;
        }
        return compare(one, operator, right(item, evaluation, required), evaluation);
      };
    }
  }
}

type OperandReader = (item: Value, evaluation: Evaluation, required: boolean) => Term;

function compileOperand(operand: Operand, compile: Compile): OperandReader {
  switch (operand.type) {
    case 'value': {
      const term = termOf(operand.value);
      return () => term;
    }
    case 'json': {
      const term = new JsonText(operand.text, operand.value);
      return () => term;
    }
    case 'pattern':
      return () => operand.regex;
    case 'path': {
      const path = compile(operand.path);
      if (!path.rooted) {
        return (item, evaluation, required) => found(path.evaluate(item, evaluation, required));
      }
      return (_item, evaluation, required) => {
        if (!evaluation.found.has(path)) {
          evaluation.found.set(path, path.evaluate(evaluation.document, evaluation, required));
        }
        return found(evaluation.found.get(path));
      };
    }
  }
}

function found(value: Value | undefined): Term {
  return value === undefined ? UNDEFINED : termOf(value);
}
