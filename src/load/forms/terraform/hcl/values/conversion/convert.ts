import { setValue } from '../canonical.js';
import {
  boolValue,
  listValue,
  mapValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
  tupleValue,
} from '../make-value.js';
import { BigFloat } from '../numbers/big-float.js';
import { numberText } from '../numbers/number-text.js';
import {
  type CollectionType,
  describeType,
  type HclType,
  type ObjectType,
  type TupleType,
} from '../type.js';
import { childrenOf, type HclValue, typeOfValue } from '../value.js';
import { alreadyIs, canConvert } from './convertible.js';
import { unify } from './unify.js';

/** A value that does not have the type that is needed; the message says which. */
export class ConversionProblem extends Error {
  override readonly name: string = 'ConversionProblem';
}

/**
 * Converts a value to a type as Terraform does; unknown values stay unknown.
 * @throws ConversionProblem
 */
export function convert(value: HclValue, type: HclType): HclValue {
  const from = typeOfValue(value);
  if (type === 'dynamic' || alreadyIs(from, type)) {
    return value;
  }
  if (value.kind === 'null' || value.kind === 'unknown') {
    if (!canConvert(from, type)) {
      throw refusal(type, from);
    }
    return value.kind === 'null' ? nullValue(type, value.place) : { ...value, type };
  }
  if (typeof type === 'string') {
    return convertPrimitive(value, type);
  }
  switch (type.kind) {
    case 'tuple':
      return toTuple(value, type);
    case 'object':
      return toObject(value, type);
    case 'map':
      return toMap(value, type);
    default:
      return toSequence(value, type);
  }
}

function convertPrimitive(value: HclValue, type: 'string' | 'number' | 'bool'): HclValue {
  const { kind, place } = value;
  if (kind === 'string' && type === 'number') {
    if (!BigFloat.isDecimal(value.text) || !/\d/.test(value.text)) {
      throw new ConversionProblem(
        `a number is required, but ${JSON.stringify(value.text.slice(0, 80))} is not the decimal representation of one`,
      );
    }
    return numberValue(BigFloat.parse(value.text), place);
  }
  if (kind === 'string' && type === 'bool') {
    const bool = BOOLS.get(value.text);
    if (bool === undefined) {
      throw new ConversionProblem('a bool is required: "true" or "false", in lower case');
    }
    return boolValue(bool, place);
  }
  if (type === 'string' && kind === 'number') {
    return stringValue(numberText(value.number), place);
  }
  if (type === 'string' && kind === 'bool') {
    return stringValue(String(value.bool), place);
  }
  throw refusal(type, typeOfValue(value));
}

const BOOLS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function toSequence(value: HclValue, type: CollectionType): HclValue {
  if (!('items' in value)) {
    throw refusal(type, typeOfValue(value));
  }
  const element = elementType(value, type);
  const items = value.items.map((item, index) => inside(`element ${index}`, item, element));
  return type.kind === 'set'
    ? setValue(items, element, value.place)
    : listValue(items, element, value.place);
}

function toMap(value: HclValue, type: CollectionType): HclValue {
  if (!('members' in value)) {
    throw refusal(type, typeOfValue(value));
  }
  const element = elementType(value, type);
  return mapValue(
    [...value.members].map(([key, one]) => [key, inside(`element "${key}"`, one, element)]),
    element,
    value,
  );
}

/** The type of the elements: the one asked for, or the one that all elements have in common. */
function elementType(value: HclValue, type: CollectionType): HclType {
  const children = childrenOf(value);
  if (type.element !== 'dynamic' || children.length === 0) {
    return type.element;
  }
  const unified = unify(children.map(typeOfValue));
  const isMixed = unified === 'dynamic' && children.some(({ kind }) => kind !== 'unknown');
  if (unified === undefined || (isMixed && !children.every(isPending))) {
    throw new ConversionProblem(
      `all elements of a ${type.kind} must have the same type, and these do not`,
    );
  }
  return unified;
}

/** Whether the type of a value is not known yet. */
function isPending(value: HclValue): boolean {
  return typeOfValue(value) === 'dynamic';
}

function toTuple(value: HclValue, type: TupleType): HclValue {
  if (value.kind !== 'tuple') {
    throw refusal(type, typeOfValue(value));
  }
  if (value.items.length !== type.elements.length) {
    throw new ConversionProblem(
      `a tuple of length ${type.elements.length} is required, and this has length ${value.items.length}`,
    );
  }
  const items = value.items.map((item, index) =>
    inside(`element ${index}`, item, type.elements[index] ?? 'dynamic'),
  );
  return tupleValue(items, value.place);
}

function toObject(value: HclValue, type: ObjectType): HclValue {
  if (!('members' in value)) {
    throw refusal(type, typeOfValue(value));
  }
  const members = new Map<string, HclValue>();
  for (const [name, wanted] of type.attributes) {
    const given = value.members.get(name);
    if (given !== undefined) {
      members.set(name, inside(`attribute "${name}"`, given, wanted));
    } else if (type.optional?.has(name)) {
      members.set(name, nullValue(wanted));
    } else {
      throw new ConversionProblem(`attribute "${name}" is required`);
    }
  }
  return objectValue(members, value);
}

function inside(what: string, value: HclValue, type: HclType): HclValue {
  try {
    return convert(value, type);
  } catch (problem) {
    if (problem instanceof ConversionProblem) {
      throw new ConversionProblem(`${what}: ${problem.message}`);
    }
    throw problem;
  }
}

function refusal(type: HclType, from: HclType): ConversionProblem {
  return new ConversionProblem(`${describeType(type)} required, but have ${describeType(from)}`);
}
