import {
  BigDecimalValue,
  BigIntegerValue,
  CharacterValue,
  DoubleValue,
  FloatValue,
  ListValue,
  LongValue,
  MapValue,
  type Value,
} from '../json/values.js';
import { ArrayValue } from './collections/array-value.js';
import { CollectionView } from './collections/views.js';

/** The types in signatures. */
export type JavaType =
  | Primitive
  | 'Object'
  | 'String'
  | 'CharSequence'
  | 'Integer'
  | 'Long'
  | 'Float'
  | 'Double'
  | 'BigInteger'
  | 'BigDecimal'
  | 'Boolean'
  | 'Character'
  | 'Number'
  | 'Collection'
  | 'Iterable'
  | 'List'
  | 'Map'
  | 'Object[]'
  | 'CharSequence[]'
  | 'char[]';

type Primitive = 'int' | 'long' | 'float' | 'double' | 'boolean' | 'char';

/** Whether Velocity would pass `value` to a parameter of `type`. */
export function fits(type: JavaType, value: Value, how?: 'exactly'): boolean {
  if (how === undefined && type === 'Object') {
    return true;
  }
  if (value === null) {
    return how === 'exactly' ? type === 'Object' : !PRIMITIVES.has(type);
  }
  const own = typesOf(value);
  return how === 'exactly' ? own.exact.includes(type) : own.all.has(type);
}

/**
 * Which of two parameter lists is more specific; if their lengths differ, the longer one.
 */
export function moreSpecific(
  first: readonly JavaType[],
  second: readonly JavaType[],
): 'first' | 'second' | 'neither' {
  if (first.length !== second.length) {
    return first.length > second.length ? 'first' : 'second';
  }
  const one = first.some((type, index) => narrower(type, second[index] ?? type));
  const other = second.some((type, index) => narrower(type, first[index] ?? type));
  if (one !== other) {
    return one ? 'first' : 'second';
  }
  if (!one) {
    return 'neither';
  }
  const arrays = [first, second].map((types) => types.at(-1)?.endsWith('[]') === true);
  if (arrays[0] === arrays[1]) {
    return 'neither';
  }
  return arrays[0] ? 'second' : 'first';
}

/** Whether every value of `type` is also a value of `other`, without boxing conversion. */
function narrower(type: JavaType, other: JavaType): boolean {
  if (type === other) {
    return false;
  }
  return other === 'Object' || SUPERTYPES[type]?.includes(other) === true;
}

interface OwnTypes {
  readonly exact: readonly JavaType[];
  readonly all: ReadonlySet<JavaType>;
}

function own(exact: readonly JavaType[], ...more: readonly JavaType[]): OwnTypes {
  return { exact, all: new Set<JavaType>([...exact, ...more, 'Object']) };
}

const STRING = own(['String'], 'CharSequence');
const INTEGER = own(['Integer', 'int'], 'Number', 'long', 'float', 'double');
const LONG = own(['Long', 'long'], 'Number', 'float', 'double');
const FLOAT = own(['Float', 'float'], 'Number', 'double');
const DOUBLE = own(['Double', 'double'], 'Number');
const BIG_INTEGER = own(['BigInteger'], 'Number');
const BIG_DECIMAL = own(['BigDecimal'], 'Number');
const BOOLEAN = own(['Boolean', 'boolean']);
const CHARACTER = own(['Character', 'char']);
const LIST = own([], 'List', 'Collection', 'Iterable');
const COLLECTION = own([], 'Collection', 'Iterable');
const MAP = own([], 'Map');
const OBJECT = own([]);
const ARRAYS: Readonly<Record<ArrayValue['component'], OwnTypes>> = {
  Object: own(['Object[]']),
  String: own([], 'Object[]', 'CharSequence[]'),
  char: own(['char[]']),
  byte: own([]),
};

function typesOf(value: Exclude<Value, null>): OwnTypes {
  if (typeof value === 'string') {
    return STRING;
  }
  if (typeof value === 'number') {
    return INTEGER;
  }
  if (typeof value === 'boolean') {
    return BOOLEAN;
  }
  if (value instanceof ArrayValue) {
    return ARRAYS[value.component];
  }
  if (value instanceof ListValue) {
    return value.kind === 'Array' ? ARRAYS.Object : LIST;
  }
  if (value instanceof MapValue) {
    return MAP;
  }
  if (value instanceof DoubleValue) {
    return DOUBLE;
  }
  if (value instanceof LongValue) {
    return LONG;
  }
  if (value instanceof CharacterValue) {
    return CHARACTER;
  }
  if (value instanceof BigIntegerValue) {
    return BIG_INTEGER;
  }
  if (value instanceof BigDecimalValue) {
    return BIG_DECIMAL;
  }
  if (value instanceof FloatValue) {
    return FLOAT;
  }
  return value instanceof CollectionView ? COLLECTION : OBJECT;
}

const PRIMITIVES: ReadonlySet<JavaType> = new Set<JavaType>([
  'int',
  'long',
  'float',
  'double',
  'boolean',
  'char',
]);

const SUPERTYPES: Partial<Record<JavaType, readonly JavaType[]>> = {
  int: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
  String: ['CharSequence'],
  Integer: ['Number'],
  Long: ['Number'],
  Float: ['Number'],
  Double: ['Number'],
  BigInteger: ['Number'],
  BigDecimal: ['Number'],
  List: ['Collection', 'Iterable'],
  Collection: ['Iterable'],
  'CharSequence[]': ['Object[]'],
};
