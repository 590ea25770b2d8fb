import type { Place } from '../../../../source/source-text.js';
import { HclError } from '../hcl-error.js';
import { BigFloat } from './numbers/big-float.js';
import { compareText } from './texts/text-order.js';
import type { TextTrace, UnknownText } from './texts/trace.js';
import type { HclType } from './type.js';
import {
  type BoolValue,
  type HclMapValue,
  type HclValue,
  type NullValue,
  type NumberValue,
  type ObjectValue,
  originsOf,
  type SequenceValue,
  type StringValue,
  type TupleValue,
  type UnknownValue,
  type ValueExtent,
} from './value.js';

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
