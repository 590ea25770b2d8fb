import type { ListValue, MapValue, OpaqueValue, Value } from '../json/values.js';
import { ArrayValue } from './collections/array-value.js';
import { ITERATOR_METHODS, LIST_ITERATOR_METHODS } from './collections/iterator-methods.js';
import { JavaIterator, ListIterator } from './collections/iterators.js';
import {
  FIXED_LIST_METHODS,
  JSON_ARRAY_METHODS,
  LIST_METHODS,
} from './collections/list-methods.js';
import { ENTRY_METHODS, MAP_METHODS, VIEW_METHODS } from './collections/map-methods.js';
import { SubList } from './collections/sub-list.js';
import { CollectionView, MapEntry } from './collections/views.js';
import { javaEquals } from './equality.js';
import { javaHash } from './hash.js';
import { JavaClass, type MethodTable } from './java-class.js';
import { BIG_DECIMAL_METHODS, BIG_INTEGER_METHODS } from './numbers/big-number-methods.js';
import { BIG_INTEGER_BITS, DOUBLE_BITS, FLOAT_BITS, LONG_BITS } from './numbers/bit-methods.js';
import {
  DOUBLE_METHODS,
  FLOAT_METHODS,
  INTEGER_METHODS,
  LONG_METHODS,
  NUMBER_METHODS,
} from './numbers/number-methods.js';
import { CODE_UNIT_METHODS } from './strings/code-unit-methods.js';
import { REGEX_METHODS } from './strings/regex-methods.js';
import { BOOLEAN_METHODS, CHARACTER_METHODS } from './strings/scalar-methods.js';
import { STRING_METHODS } from './strings/string-methods.js';
import { STRING_STATICS } from './strings/string-statics.js';
import { printed } from './strings/text.js';

/** A value with methods of its own, such as `$input` and `$util`. */
export interface Invocable {
  readonly javaClass: JavaClass;
}

/** The class of a value, which has its methods. */
export function classOf(value: Exclude<Value, null>): JavaClass {
  if (typeof value === 'string') {
    return STRING;
  }
  if (typeof value === 'number') {
    return INTEGER;
  }
  if (typeof value === 'boolean') {
    return BOOLEAN;
  }
  switch (value.kind) {
    case 'Map':
      return ownClass(value) ?? MAP;
    case 'List':
      return value instanceof SubList && value.array !== undefined ? FIXED_LIST : LIST;
    case 'JsonArray':
      return JSON_ARRAY;
    case 'Array':
      return ARRAYS[value instanceof ArrayValue ? value.component : 'Object'];
    case 'Opaque':
      return classOfOpaque(value);
    default:
      return SCALARS[value.kind];
  }
}

/** The result of `getClass()`: templates can only read its name. */
class ClassValue implements OpaqueValue, Invocable {
  readonly kind = 'Opaque';
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  get javaClass(): JavaClass {
    return CLASS;
  }

  text(): string {
    return `class ${this.name}`;
  }
}

const OBJECT_METHODS: MethodTable<Exclude<Value, null>> = {
  'equals(Object)': (self, [other], run) => javaEquals(self, other ?? null, run),
  'hashCode()': (self, _args, run) => javaHash(self, run),
  'toString()': (self, _args, run) => printed(self, run),
  'getClass()': (self) => new ClassValue(classOf(self).name),
};

/** The methods of all objects, for classes defined elsewhere. */
export function classWithMethods(name: string, table: MethodTable<never>): JavaClass {
  return new JavaClass(name, table, OBJECT_METHODS);
}

function classOfOpaque(value: OpaqueValue): JavaClass {
  const own = ownClass(value);
  if (own !== undefined) {
    return own;
  }
  if (value instanceof CollectionView) {
    return VIEW;
  }
  if (value instanceof MapEntry) {
    return ENTRY;
  }
  if (value instanceof ListIterator) {
    return LIST_ITERATOR;
  }
  if (value instanceof JavaIterator) {
    return ITERATOR;
  }
  return OBJECT;
}

/** The class of a value that defines its own. */
function ownClass(value: object): JavaClass | undefined {
  return (value as Partial<Invocable>).javaClass;
}

const CLASS = new JavaClass('java.lang.Class', {
  'getName()': ({ name }: ClassValue) => name,
});
const OBJECT = classWithMethods('java.lang.Object', {});
const STRING = classWithMethods('java.lang.String', {
  ...STRING_METHODS,
  ...STRING_STATICS,
  ...REGEX_METHODS,
});
const INTEGER = classWithMethods('java.lang.Integer', { ...INTEGER_METHODS, ...NUMBER_METHODS });
const BOOLEAN = classWithMethods('java.lang.Boolean', BOOLEAN_METHODS);
const LIST = classWithMethods('java.util.ArrayList', LIST_METHODS);
const JSON_ARRAY = classWithMethods('net.minidev.json.JSONArray', {
  ...LIST_METHODS,
  ...JSON_ARRAY_METHODS,
});
const FIXED_LIST = classWithMethods('java.util.AbstractList', FIXED_LIST_METHODS);
const ARRAYS: Readonly<Record<ArrayValue['component'], JavaClass>> = {
  Object: classWithMethods('[Ljava.lang.Object;', FIXED_LIST_METHODS),
  String: classWithMethods('[Ljava.lang.String;', FIXED_LIST_METHODS),
  char: classWithMethods('[C', FIXED_LIST_METHODS),
  byte: classWithMethods('[B', FIXED_LIST_METHODS),
};
const MAP = classWithMethods('java.util.LinkedHashMap', MAP_METHODS);
const VIEW = classWithMethods('java.util.Collection', VIEW_METHODS);
const ENTRY = classWithMethods('java.util.Map.Entry', ENTRY_METHODS);
const ITERATOR = classWithMethods('java.util.Iterator', ITERATOR_METHODS);
const LIST_ITERATOR = classWithMethods('java.util.ListIterator', LIST_ITERATOR_METHODS);

const SCALARS = {
  Long: classWithMethods('java.lang.Long', { ...LONG_METHODS, ...LONG_BITS, ...NUMBER_METHODS }),
  Double: classWithMethods('java.lang.Double', {
    ...DOUBLE_METHODS,
    ...DOUBLE_BITS,
    ...NUMBER_METHODS,
  }),
  Float: classWithMethods('java.lang.Float', {
    ...FLOAT_METHODS,
    ...FLOAT_BITS,
    ...NUMBER_METHODS,
  }),
  BigInteger: classWithMethods('java.math.BigInteger', {
    ...BIG_INTEGER_METHODS,
    ...BIG_INTEGER_BITS,
    ...NUMBER_METHODS,
  }),
  BigDecimal: classWithMethods('java.math.BigDecimal', {
    ...BIG_DECIMAL_METHODS,
    ...NUMBER_METHODS,
  }),
  Character: classWithMethods('java.lang.Character', {
    ...CHARACTER_METHODS,
    ...CODE_UNIT_METHODS,
  }),
} satisfies Record<
  Exclude<Exclude<Value, null> & object, MapValue | ListValue | OpaqueValue>['kind'],
  JavaClass
>;
