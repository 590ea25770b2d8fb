import { didYouMean } from '../../../../../../checks/nearest.js';
import type { Place } from '../../../../../source/source-text.js';
import { HclError } from '../../hcl-error.js';
import { convertedTo } from '../../values/conversion/converted-to.js';
import { unknownAt, unknownFrom } from '../../values/make-value.js';
import { numberText } from '../../values/numbers/number-text.js';
import type { HclType } from '../../values/type.js';
import type { HclValue, UnknownValue } from '../../values/value.js';

/** `value.name` */
export function attributeOf(value: HclValue, name: string, place: Place): HclValue {
  switch (value.kind) {
    case 'object':
    case 'map':
      return memberOf(value, name, place, 'Unsupported attribute');
    case 'unknown':
      return unknownMember(value, name, false, place);
    case 'null':
      throw new HclError(
        'Attempt to get attribute from null value',
        `this value is null, so it does not have the attribute "${name}"`,
        place,
      );
    case 'list':
    case 'set':
    case 'tuple':
      throw new HclError(
        'Unsupported attribute',
        `a ${value.kind} has elements, not attributes; write [*].${name} for the attribute of each element`,
        place,
      );
    default:
      throw new HclError(
        'Unsupported attribute',
        `a ${value.kind} does not have attributes such as "${name}"`,
        place,
      );
  }
}

/** `value[key]` */
export function elementAt(value: HclValue, key: HclValue, place: Place): HclValue {
  if (value.kind === 'null') {
    throw new HclError('Attempt to index null value', 'this value is null', place);
  }
  if (key.kind === 'null') {
    throw new HclError('Invalid index', 'a null value cannot be an index', place);
  }
  if (value.kind === 'unknown') {
    return key.kind === 'unknown'
      ? unknownFrom([value, key], 'dynamic')
      : unknownMember(value, plainKey(key, place), true, place);
  }
  if (value.kind === 'list' || value.kind === 'tuple') {
    return itemAt(value.items, key, value.kind, place);
  }
  if (value.kind === 'map' || value.kind === 'object') {
    const name = convertedTo(key, 'string', 'Invalid index', 'the key must be a text', place);
    return name.kind === 'string'
      ? memberOf(value, name.text, place, 'Invalid index')
      : unknownFrom([name], value.kind === 'map' ? value.element : 'dynamic');
  }
  throw new HclError(
    'Invalid index',
    value.kind === 'set'
      ? 'the elements of a set do not have keys; convert it to a list with tolist'
      : `a ${value.kind} does not have elements`,
    place,
  );
}

function memberOf(
  value: HclValue & { readonly kind: 'object' | 'map' },
  name: string,
  place: Place,
  title: string,
): HclValue {
  const found = value.members.get(name);
  if (found !== undefined) {
    return found;
  }
  if (value.kind === 'object' && value.address !== undefined) {
    return unknownAt(`${value.address}.${name}`);
  }
  const remedy = didYouMean(name, [...value.members.keys()]);
  throw new HclError(
    value.kind === 'map' ? 'Invalid index' : title,
    `this ${value.kind} does not have ${value.kind === 'map' ? 'an element with the key' : 'an attribute named'} ${JSON.stringify(name.slice(0, 80))}${remedy}`,
    place,
  );
}

function itemAt(items: readonly HclValue[], key: HclValue, kind: string, place: Place): HclValue {
  const index = convertedTo(key, 'number', 'Invalid index', 'the index must be a number', place);
  if (index.kind !== 'number') {
    return unknownFrom([index], 'dynamic');
  }
  const found = index.number.isInteger ? items[index.number.toNumber()] : undefined;
  if (found === undefined) {
    throw new HclError(
      'Invalid index',
      `there is no element ${numberText(index.number).slice(0, 40)} in this ${kind} of ${items.length}; the first has the index 0`,
      place,
    );
  }
  return found;
}

/** A member of an unknown value; it is unknown too, with a longer address. */
function unknownMember(
  value: UnknownValue,
  key: string | number,
  inBrackets: boolean,
  place: Place,
): HclValue {
  const type = memberType(value.type, key);
  if (type === undefined) {
    throw new HclError(
      inBrackets ? 'Invalid index' : 'Unsupported attribute',
      `this value does not have ${JSON.stringify(key)}`,
      place,
    );
  }
  return value.address === undefined
    ? unknownFrom([value], type)
    : unknownAt(`${value.address}${keyInAddress(key, inBrackets)}`, type);
}

function memberType(type: HclType, key: string | number): HclType | undefined {
  if (type === 'dynamic') {
    return 'dynamic';
  }
  if (typeof type === 'string') {
    return undefined;
  }
  if (type.kind === 'object') {
    return type.attributes.get(String(key));
  }
  if (type.kind === 'tuple') {
    return type.elements[Number(key)];
  }
  return type.kind === 'set' ? undefined : type.element;
}

function plainKey(key: HclValue, place: Place): string | number {
  if (key.kind === 'number') {
    return key.number.toNumber();
  }
  const text = convertedTo(key, 'string', 'Invalid index', 'a key must be a text', place);
  return text.kind === 'string' ? text.text : '';
}

/** How an address goes on: `.name`, `[0]`, `["key"]`. */
export function keyInAddress(key: string | number, inBrackets: boolean): string {
  return inBrackets ? `[${JSON.stringify(key)}]` : `.${key}`;
}
