import type { Place } from '../../../../../source/source-text.js';
import { HclError } from '../../hcl-error.js';
import type { SplatStep, TraversalNode, TraversalStep } from '../../syntax/nodes.js';
import { listValue, tupleValue, unknownAt, unknownFrom } from '../../values/make-value.js';
import { numberText } from '../../values/numbers/number-text.js';
import { type HclValue, typeOfValue } from '../../values/value.js';
import type { Evaluating } from '../evaluating.js';
import {
  asValue,
  type HclNamespace,
  type HclScope,
  type HclVariable,
  variableIn,
} from '../scope.js';
import { attributeOf, elementAt, keyInAddress } from './access.js';

/** Attributes, indexes and splats of a value or of what a name stands for. */
export function evaluateTraversal(
  node: TraversalNode,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const { source } = node;
  const start =
    source.kind === 'variable'
      ? variableIn(scope, source.name, source.place)
      : evaluating(source, scope);
  const name = source.kind === 'variable' ? source.name : '';
  return asValue(follow(start, node.steps, scope, evaluating, name), node.place);
}

function follow(
  start: HclVariable,
  steps: readonly TraversalStep[],
  scope: HclScope,
  evaluating: Evaluating,
  name: string,
): HclVariable {
  let current = start;
  let address = name;
  for (const step of steps) {
    scope.budget.spend(1, step.place);
    if (step.kind === 'splat') {
      current = splat(asValue(current, step.place), step, scope, evaluating);
      continue;
    }
    const key = step.kind === 'index' ? evaluating(step.key, scope) : undefined;
    if (current.kind === 'namespace') {
      const plain =
        key === undefined || step.kind === 'attribute' ? attributeName(step) : keyOf(key);
      if (plain === undefined) {
        current = asValue(current, step.place);
      } else {
        address = `${address}${keyInAddress(plain, step.kind === 'index')}`;
        current = memberOf(current, plain, address, step.place);
        continue;
      }
    }
    current =
      key === undefined
        ? attributeOf(current, attributeName(step), step.place)
        : elementAt(current, key, step.place);
  }
  return current;
}

function attributeName(step: TraversalStep): string {
  return step.kind === 'attribute' ? step.name : '';
}

/** A key in brackets as a plain value; `undefined` for one that is unknown or not a key at all. */
function keyOf(key: HclValue): string | number | undefined {
  if (key.kind === 'string') {
    return key.text;
  }
  return key.kind === 'number' ? Number(numberText(key.number)) : undefined;
}

function memberOf(
  namespace: HclNamespace,
  key: string | number,
  address: string,
  place: Place,
): HclVariable {
  const found = namespace.get(key, place);
  if (found === undefined) {
    throw new HclError(
      'Reference to undeclared object',
      `there is no ${address.slice(0, 200)} in this configuration; declare it, or correct its name`,
      place,
    );
  }
  return found;
}

/** What `[*]` makes: of each element the same; null has none, and a single value is one. */
function splat(
  source: HclValue,
  step: SplatStep,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const each = (value: HclValue): HclValue =>
    asValue(follow(value, step.each, scope, evaluating, ''), step.place);
  switch (source.kind) {
    case 'null':
      return tupleValue([], step.place);
    case 'list':
    case 'set': {
      const items = source.items.map(each);
      const sample = items[0] ?? each(unknownFrom([], source.element));
      return listValue(items, typeOfValue(sample), step.place);
    }
    case 'tuple':
      return tupleValue(source.items.map(each), step.place);
    case 'unknown':
      if (source.type === 'dynamic' && source.address !== undefined) {
        return each(unknownAt(`${source.address}[*]`));
      }
      return isSingle(source)
        ? tupleValue([each(source)], step.place)
        : unknownFrom([source], 'dynamic');
    default:
      return tupleValue([each(source)], step.place);
  }
}

/** Whether an unknown value is known to be one value, neither null nor a collection. */
function isSingle(value: HclValue & { readonly kind: 'unknown' }): boolean {
  return !value.nullable && typeof value.type === 'string' && value.type !== 'dynamic';
}
