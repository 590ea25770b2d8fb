/**
 * Values as the Java program behind API Gateway holds them: what JSON is read into, what JSONPath
 * walks, and what templates compute with. An Integer is a JavaScript number (whole, 32 bits); the
 * other kinds of number carry their kind, since Java prints and compares by it.
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

/** A number that is no Integer. */
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

/** One UTF-16 unit, as `charAt` gives it. */
export class CharacterValue {
  readonly kind = 'Character';
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

/** A list; one that was read from JSON prints as JSON, a Java array prints as nothing useful. */
export class ListValue {
  readonly kind: 'List' | 'JsonArray' | 'Array';
  readonly items: Value[];
  constructor(items: Value[], kind: ListValue['kind'] = 'List') {
    this.items = items;
    this.kind = kind;
  }
}

/**
 * A map in the order of insertion. Keys that are strings or Integers stand for themselves in
 * `entries`; whoever stores other keys translates them first.
 */
export class MapValue {
  readonly kind = 'Map';
  readonly entries: Map<Value, Value>;
  constructor(entries: Map<Value, Value> = new Map()) {
    this.entries = entries;
  }
}

/** A map that prints as nothing, as the maps of overrides do on AWS. */
export class SilentMap extends MapValue {}

/** Anything else that a template may hold (an iterator, `$util`, …): its methods are its own. */
export interface OpaqueValue {
  readonly kind: 'Opaque';
  /** What Java's `toString()` gives. */
  text(): string;
}
