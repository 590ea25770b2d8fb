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

/** 64 bits. Those that a double holds exactly are kept as one, which is read and printed without a bigint. */
export class LongValue {
  readonly exact: number | bigint;
  /** @param value a safe integer, or any integer of 64 bits */
  constructor(value: number | bigint) {
    this.exact =
      typeof value === 'number' || value > MAX_SAFE || value < -MAX_SAFE ? value : Number(value);
  }

  get kind(): 'Long' {
    return 'Long';
  }

  get value(): bigint {
    return BigInt(this.exact);
  }
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Kept as digits: most big numbers are only read and printed. */
export class BigIntegerValue {
  readonly digits: string;
  #value: bigint | undefined;
  /** @param value a number, or its digits after a minus sign, without leading zeros */
  constructor(value: bigint | string) {
    this.digits = String(value);
    this.#value = typeof value === 'bigint' ? value : undefined;
  }

  get kind(): 'BigInteger' {
    return 'BigInteger';
  }

  get value(): bigint {
    this.#value ??= BigInt(this.digits);
    return this.#value;
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
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }

  get kind(): 'Double' {
    return 'Double';
  }
}

/** `unscaled` × 10^−`scale`. One that was read as `12.50` stays this text: most are only read and printed. */
export class BigDecimalValue {
  readonly scale: number;
  #text: string | undefined;
  #digits: string | undefined;
  #unscaled: bigint | undefined;
  /** @param unscaled a number, or its digits after a minus sign, without leading zeros */
  constructor(unscaled: bigint | string, scale: number) {
    this.scale = scale;
    this.#text = undefined;
    this.#digits = String(unscaled);
    this.#unscaled = typeof unscaled === 'bigint' ? unscaled : undefined;
  }

  /** @param text digits, a point and digits, after a minus sign, without leading zeros: as Java prints it */
  static ofText(text: string): BigDecimalValue {
    const value = new BigDecimalValue('', text.length - text.indexOf('.') - 1);
    value.#text = text;
    value.#digits = undefined;
    return value;
  }

  get kind(): 'BigDecimal' {
    return 'BigDecimal';
  }

  /** The text that it was read from, if Java prints it so. */
  get text(): string | undefined {
    return this.#text;
  }

  /** The digits of `unscaled`, after a minus sign. */
  get digits(): string {
    this.#digits ??= this.#text?.replace('.', '') ?? '';
    return this.#digits;
  }

  get unscaled(): bigint {
    this.#unscaled ??= BigInt(this.digits);
    return this.#unscaled;
  }

  /** `BigDecimal.equals`: the same number with the same scale. */
  equals(other: BigDecimalValue): boolean {
    return this.#text !== undefined && other.#text !== undefined
      ? this.#text === other.#text
      : this.scale === other.scale && this.digits === other.digits;
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
