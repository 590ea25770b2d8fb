import { ListValue, MapValue, type Value } from '../../json/values.js';
import type { ConditionTest } from '../conditions/compile-condition.js';
import type { EditionRules } from '../edition.js';
import { InvalidJsonPathError } from '../json-path-errors.js';
import type { StepPlace, Visit, Walk } from './evaluation.js';
import { pass } from './steps.js';

/** `[?(…)]`: an object that satisfies the condition, or each such item of an array. */
export function visitFiltered(test: ConditionTest, place: StepPlace): Visit {
  const accepts = accepting(test, place.rules);
  return (value, walk) => {
    if (value instanceof MapValue) {
      if (accepts(value, walk)) {
        pass(value, walk, place);
      }
    } else if (value instanceof ListValue) {
      for (const item of value.items) {
        if (accepts(item, walk)) {
          pass(item, walk, place);
        }
        if (walk.missing) {
          return;
        }
      }
    } else if (place.needsKind) {
      throw new InvalidJsonPathError('A filter can only be applied to objects and arrays');
    }
  };
}

/** A condition that does not apply to a value is not satisfied, or makes the path invalid. */
export function accepting(
  test: ConditionTest,
  { forgivesConditions }: EditionRules,
): (value: Value, walk: Walk) => boolean {
  return (value, { evaluation, required }) => {
    evaluation.spend(1);
    try {
      return test(value, evaluation, required);
    } catch (error) {
      if (forgivesConditions && error instanceof InvalidJsonPathError) {
        return false;
      }
      throw error;
    }
  };
}
