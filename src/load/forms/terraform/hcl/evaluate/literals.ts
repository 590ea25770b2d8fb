import type { Place } from '../../../../source/source-text.js';
import { HclError } from '../hcl-error.js';
import type { ObjectNode, TupleNode } from '../syntax/nodes.js';
import { convertedTo } from '../values/conversion/converted-to.js';
import { objectValue, stringValue, tupleValue, unknownFrom } from '../values/make-value.js';
import type { HclValue } from '../values/value.js';
import type { Evaluating } from './evaluating.js';
import type { HclScope } from './scope.js';

export function evaluateTuple(node: TupleNode, scope: HclScope, evaluating: Evaluating): HclValue {
  const items = node.items.map((item) => evaluating(item, scope));
  return tupleValue(items, node.place);
}

/** Of several equal keys the last one wins, as in Terraform. */
export function evaluateObject(
  node: ObjectNode,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const members = new Map<string, HclValue>();
  const keyPlaces = new Map<string, Place>();
  const unknown: HclValue[] = [];
  for (const { key, value, place } of node.items) {
    const name =
      typeof key === 'string' ? stringValue(key) : keyText(evaluating(key, scope), place);
    const member = evaluating(value, scope);
    if (name.kind === 'string') {
      members.set(name.text, member);
      keyPlaces.set(name.text, place);
    } else {
      unknown.push(name);
    }
  }
  return unknown.length > 0
    ? unknownFrom(unknown, 'dynamic', { place: node.place })
    : objectValue(members, { place: node.place, keyPlaces });
}

/** The key of an object as a text, or an unknown value. */
export function keyText(key: HclValue, place: Place): HclValue {
  if (key.kind === 'null') {
    throw new HclError('Null value as key', 'the key of an object cannot be null', place);
  }
  return convertedTo(key, 'string', 'Incorrect key type', 'the key must be a text', place);
}
