/**
 * Values as API Gateway's Java program has them: the result of reading JSON, the documents of JSONPath,
 * and the values that templates compute with. An Integer is a JavaScript number (whole, 32 bits); the
 * other numbers carry their kind, because Java's output and comparisons depend on it.
 */
export type Value =
  | null
  | boolean
  | string
  | number
  | JavaNumber
  | CharacterValue
  | ListValue
  | MapValue
  | OpaqueValue;

/** A number other than an Integer. */
export type JavaNumber = LongValue | BigIntegerValue | FloatValue | DoubleValue | BigDecimalValue;

/** 64 bits. */
export class LongValue {
  readonly kind = 'Long';
  readonly value: bigint;
  constructor(value: bigint) {
    this.value = value;
  }
}

export class BigIntegerValue {
  readonly kind = 'BigInteger';
  readonly value: bigint;
  constructor(value: bigint) {
    this.value = value;
  }
}

export class FloatValue {
  readonly kind = 'Float';
  readonly value: number;
  constructor(value: number) {
    this.value = Math.fround(value);
  }
}

export class DoubleValue {
  readonly kind = 'Double';
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** `unscaled` × 10^−`scale`. */
export class BigDecimalValue {
  readonly kind = 'BigDecimal';
  readonly unscaled: bigint;
  readonly scale: number;
  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }
}

/** One UTF-16 unit, as `charAt` returns it. */
export class CharacterValue {
  readonly kind = 'Character';
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

/** A list; a list read from JSON prints as JSON, a Java array prints only its type. */
export class ListValue {
  readonly kind: 'List' | 'JsonArray' | 'Array';
  readonly items: Value[];
  constructor(items: Value[], kind: ListValue['kind'] = 'List') {
    this.items = items;
    this.kind = kind;
  }
}

/**
 * A map in insertion order. Keys that are strings or Integers are stored in `entries` as they are;
 * other keys must be translated before they are stored.
 */
export class MapValue {
  readonly kind = 'Map';
  readonly entries: Map<Value, Value>;
  constructor(entries: Map<Value, Value> = new Map()) {
    this.entries = entries;
  }
}

/** A map that prints nothing, like the maps of overrides on AWS. */
export class SilentMap extends MapValue {}

/** Any other value of a template (an iterator, `$util`, …), which brings its own methods. */
export interface OpaqueValue {
  readonly kind: 'Opaque';
  /** The result of Java's `toString()`. */
  text(): string;
}
