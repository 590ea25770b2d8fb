import type { Place } from '../../../../source/source-text.js';
import { HclError } from '../hcl-error.js';
import type { ForNode } from '../syntax/nodes.js';
import { objectValue, tupleValue, unknownFrom } from '../values/make-value.js';
import type { HclValue } from '../values/value.js';
import { conditionOf } from './conditional.js';
import { elementsOf, type HclElement } from './elements.js';
import type { Evaluating } from './evaluating.js';
import { keyText } from './literals.js';
import { type HclScope, scopeWith } from './scope.js';

export function evaluateForNode(node: ForNode, scope: HclScope, evaluating: Evaluating): HclValue {
  const collection = evaluating(node.collection, scope);
  const elements = elementsOf(collection, node.collection.place);
  if (elements === undefined) {
    return unknownFrom([collection], 'dynamic', { place: node.place });
  }
  const unknown: HclValue[] = [];
  const scopes = elements.flatMap((element) => {
    const own = elementScope(node, element, scope);
    const included = isIncluded(node, own, evaluating);
    if (typeof included !== 'boolean') {
      unknown.push(included);
    }
    return included === false ? [] : [own];
  });
  const result =
    node.key === undefined
      ? tupleValue(
          scopes.map((own) => evaluating(node.value, own)),
          node.place,
        )
      : objectOf(node, node.key, scopes, evaluating, unknown);
  return unknown.length === 0 ? result : unknownFrom(unknown, 'dynamic', { place: node.place });
}

/** The scope of what is repeated for an element. */
export function elementScope(
  { keyName, valueName }: { readonly keyName: string | undefined; readonly valueName: string },
  { key, value }: HclElement,
  scope: HclScope,
): HclScope {
  const own = new Map([[valueName, value]]);
  if (keyName !== undefined) {
    own.set(keyName, key);
  }
  return scopeWith(scope, own);
}

/** Whether the condition of a `for` holds, or the unknown value that it depends on. */
function isIncluded(node: ForNode, scope: HclScope, evaluating: Evaluating): boolean | HclValue {
  if (node.condition === undefined) {
    return true;
  }
  const condition = conditionOf(node.condition, scope, evaluating);
  return condition.kind === 'bool' ? condition.bool : condition;
}

function objectOf(
  node: ForNode,
  keyNode: ForNode['value'],
  scopes: readonly HclScope[],
  evaluating: Evaluating,
  unknown: HclValue[],
): HclValue {
  const groups = new Map<string, HclValue[]>();
  const keyPlaces = new Map<string, Place>();
  for (const own of scopes) {
    const key = keyText(evaluating(keyNode, own), keyNode.place);
    const value = evaluating(node.value, own);
    if (key.kind !== 'string') {
      unknown.push(key);
      continue;
    }
    const group = groups.get(key.text) ?? [];
    if (group.length > 0 && !node.grouped) {
      throw new HclError(
        'Duplicate object key',
        `two items have the key ${JSON.stringify(key.text.slice(0, 80))}; write "..." after the value to group them, or make the keys different`,
        keyNode.place,
      );
    }
    group.push(value);
    groups.set(key.text, group);
    keyPlaces.set(key.text, key.place ?? keyNode.place);
  }
  const members = [...groups].map(([key, group]): [string, HclValue] => [
    key,
    node.grouped ? tupleValue(group, node.place) : (group[0] ?? tupleValue([])),
  ]);
  return objectValue(members, { place: node.place, keyPlaces });
}
