import type { Place } from '../../../../source/source-text.js';
import type { BigFloat } from './numbers/big-float.js';
import type { TextTrace, UnknownText } from './texts/trace.js';
import { type HclType, isPrimitive } from './type.js';

/** A value of Terraform, immutable. */
export type HclValue =
  | StringValue
  | NumberValue
  | BoolValue
  | NullValue
  | UnknownValue
  | SequenceValue
  | TupleValue
  | HclMapValue
  | ObjectValue;

export type CompoundValue = SequenceValue | TupleValue | HclMapValue | ObjectValue;

interface ValueBase {
  /** Where the user wrote it; for a result, the expression that made it. */
  readonly place: Place | undefined;
}

export interface StringValue extends ValueBase {
  readonly kind: 'string';
  readonly text: string;
  /** Where its characters come from, or what they encode. */
  readonly trace: TextTrace | undefined;
}

export interface NumberValue extends ValueBase {
  readonly kind: 'number';
  readonly number: BigFloat;
}

export interface BoolValue extends ValueBase {
  readonly kind: 'bool';
  readonly bool: boolean;
}

export interface NullValue extends ValueBase {
  readonly kind: 'null';
  readonly type: HclType;
}

/** A value that only Terraform learns, when it applies the configuration. */
export interface UnknownValue extends ValueBase {
  readonly kind: 'unknown';
  readonly type: HclType;
  /** The addresses of what must be known first, such as `aws_lambda_function.x.invoke_arn`. */
  readonly origins: readonly string[];
  /** The address that this value itself has: its attributes have longer ones. */
  readonly address: string | undefined;
  /** Whether it can be null once it is known. */
  readonly nullable: boolean;
  /** For a text of which parts are known: its parts. */
  readonly text: UnknownText | undefined;
}

/** A list, or a set in the order in which it is iterated. */
export interface SequenceValue extends ValueBase {
  readonly kind: 'list' | 'set';
  readonly element: HclType;
  readonly items: readonly HclValue[];
  readonly extent: ValueExtent;
}

export interface TupleValue extends ValueBase {
  readonly kind: 'tuple';
  readonly items: readonly HclValue[];
  readonly extent: ValueExtent;
}

/** Members are in the order of their keys. */
export interface HclMapValue extends ValueBase {
  readonly kind: 'map';
  readonly element: HclType;
  readonly members: ReadonlyMap<string, HclValue>;
  readonly keyPlaces: ReadonlyMap<string, Place> | undefined;
  readonly extent: ValueExtent;
}

/** Members are in the order of their names. */
export interface ObjectValue extends ValueBase {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, HclValue>;
  readonly keyPlaces: ReadonlyMap<string, Place> | undefined;
  /** The address of an object that has more attributes than are known: the others are unknown values. */
  readonly address: string | undefined;
  readonly extent: ValueExtent;
}

/** How much is in a collection. */
export interface ValueExtent {
  /** Levels of collections. */
  readonly depth: number;
  /** Values at all levels, each as often as it occurs. */
  readonly size: number;
  readonly known: boolean;
}

/** The same value, whose place is the given one if it has none. */
export function placedAt<Value extends HclValue>(value: Value, place: Place | undefined): Value {
  return value.place === undefined && place !== undefined ? { ...value, place } : value;
}

/** The type of a value; of `null` and of unknown values the one that they were made with. */
export function typeOfValue(value: HclValue): HclType {
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'bool':
      return value.kind;
    case 'null':
    case 'unknown':
      return value.type;
    case 'tuple':
    case 'object':
      return structuralType(value);
    default:
      return { kind: value.kind, element: value.element };
  }
}

const structuralTypes = new WeakMap<HclValue, HclType>();

function structuralType(value: TupleValue | ObjectValue): HclType {
  let type = structuralTypes.get(value);
  if (type === undefined) {
    type =
      value.kind === 'tuple'
        ? { kind: 'tuple', elements: value.items.map(typeOfValue) }
        : {
            kind: 'object',
            attributes: new Map([...value.members].map(([name, one]) => [name, typeOfValue(one)])),
          };
    structuralTypes.set(value, type);
  }
  return type;
}

/** Whether neither the value nor anything in it is unknown. */
export function isWhollyKnown(value: HclValue): boolean {
  return 'extent' in value ? value.extent.known : value.kind !== 'unknown';
}

/** The values directly in a collection, tuple or object. */
export function childrenOf(value: HclValue): readonly HclValue[] {
  if ('items' in value) {
    return value.items;
  }
  return 'members' in value ? [...value.members.values()] : [];
}

/** The addresses of all unknown values, each once. */
export function originsOf(values: Iterable<HclValue>): readonly string[] {
  const origins = new Set<string>();
  const add = (value: HclValue): void => {
    if (value.kind === 'unknown') {
      for (const origin of value.origins) {
        origins.add(origin);
      }
    } else {
      childrenOf(value).forEach(add);
    }
  };
  for (const value of values) {
    add(value);
  }
  return [...origins];
}

export function isPrimitiveValue(value: HclValue): value is StringValue | NumberValue | BoolValue {
  return isPrimitive(value.kind as HclType);
}
