import type { Place } from '../../../source/source-text.js';
import { HclError } from '../hcl-error.js';
import { BigFloat } from './big-float.js';
import { compareText } from './text-order.js';
import type { TextTrace, UnknownText } from './trace.js';
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

/** The most levels of collections in collections; far more than any configuration has. */
const MAX_VALUE_DEPTH = 250;
/** The most values in a value, which bounds what a few references may multiply. */
const MAX_VALUE_SIZE = 1_000_000;

/** A text, normalised to NFC as all texts of Terraform are. */
export function stringValue(text: string, place?: Place, trace?: TextTrace): StringValue {
  const normal = ASCII.test(text) ? text : text.normalize('NFC');
  return { kind: 'string', text: normal, place, trace: normal === text ? trace : undefined };
}

const ASCII = /^[ -~\t\r\n]*$/;

/** @param number a number of Go's arithmetic, or an integer */
export function numberValue(number: BigFloat | number, place?: Place): NumberValue {
  return {
    kind: 'number',
    number: typeof number === 'number' ? BigFloat.ofInteger(number) : number,
    place,
  };
}

export function boolValue(bool: boolean, place?: Place): BoolValue {
  return { kind: 'bool', bool, place };
}

export function nullValue(type: HclType = 'dynamic', place?: Place): NullValue {
  return { kind: 'null', type, place };
}

/**
 * An unknown value that has an address of its own.
 * @param address such as `aws_lambda_function.x` or `var.name`
 */
export function unknownAt(address: string, type: HclType = 'dynamic', place?: Place): UnknownValue {
  const origins = [address];
  return { kind: 'unknown', type, origins, address, nullable: false, text: undefined, place };
}

/** An unknown value that is made of others. */
export function unknownFrom(
  sources: Iterable<HclValue>,
  type: HclType,
  options: {
    readonly nullable?: boolean;
    readonly text?: UnknownText;
    readonly place?: Place;
  } = {},
): UnknownValue {
  const { nullable = false, text, place } = options;
  const origins = originsOf(sources);
  return { kind: 'unknown', type, origins, address: undefined, nullable, text, place };
}

export function listValue(
  items: readonly HclValue[],
  element: HclType,
  place?: Place,
): SequenceValue {
  return { kind: 'list', element, items, extent: extentOf(items, place), place };
}

export function tupleValue(items: readonly HclValue[], place?: Place): TupleValue {
  return { kind: 'tuple', items, extent: extentOf(items, place), place };
}

/** @param items without duplicates, in order */
export function orderedSet(
  items: readonly HclValue[],
  element: HclType,
  place?: Place,
): SequenceValue {
  return { kind: 'set', element, items, extent: extentOf(items, place), place };
}

export interface MembersOptions {
  readonly place?: Place | undefined;
  readonly keyPlaces?: ReadonlyMap<string, Place> | undefined;
  /** Of an object that has more attributes than are known. */
  readonly address?: string | undefined;
}

export function objectValue(
  members: Iterable<readonly [string, HclValue]>,
  { place, keyPlaces, address }: MembersOptions = {},
): ObjectValue {
  const sorted = sortedMembers(members);
  const extent = extentOf(sorted.values(), place);
  return { kind: 'object', members: sorted, keyPlaces, address, extent, place };
}

export function mapValue(
  members: Iterable<readonly [string, HclValue]>,
  element: HclType,
  { place, keyPlaces }: MembersOptions = {},
): HclMapValue {
  const sorted = sortedMembers(members);
  const extent = extentOf(sorted.values(), place);
  return { kind: 'map', element, members: sorted, keyPlaces, extent, place };
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

function sortedMembers(
  members: Iterable<readonly [string, HclValue]>,
): ReadonlyMap<string, HclValue> {
  return new Map([...new Map(members)].sort(([a], [b]) => compareText(a, b)));
}

function extentOf(values: Iterable<HclValue>, place: Place | undefined): ValueExtent {
  let depth = 1;
  let size = 1;
  let known = true;
  for (const value of values) {
    const inner = 'extent' in value ? value.extent : undefined;
    depth = Math.max(depth, 1 + (inner?.depth ?? 0));
    size += inner?.size ?? 1;
    known &&= inner?.known ?? value.kind !== 'unknown';
  }
  if (depth > MAX_VALUE_DEPTH) {
    throw new HclError(
      'Value nested too deeply',
      `collections may be nested up to ${MAX_VALUE_DEPTH} levels; flatten this value`,
      place,
    );
  }
  if (size > MAX_VALUE_SIZE) {
    throw new HclError(
      'Value too large',
      `a value may consist of up to ${MAX_VALUE_SIZE} values; make it smaller`,
      place,
    );
  }
  return { depth, size, known };
}
