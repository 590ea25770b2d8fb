import { expect, test } from 'vitest';
import {
  BigDecimalValue,
  BigIntegerValue,
  CharacterValue,
  DoubleValue,
  FloatValue,
  LongValue,
  parseBigDecimal,
  type Value,
} from '../../src/java/json/index.js';
import { visitBudget } from '../../src/java/json-path/index.js';
import type { MethodTable } from '../../src/java/lang/java-class.js';
import type { Work } from '../../src/java/lang/work.js';
import { GrowingBudget } from '../../src/java/regex/index.js';
import { dump, readRows } from './java-values.js';

/** A value, a method with the types of its parameters, arguments, and the result of Java 17; null if it throws. */
type Row = readonly [self: string, method: string, args: readonly string[], result: string | null];

/** Work without a limit. */
export const FREE: Work = {
  regexBudget: new GrowingBudget(3_000_000),
  pathBudget: visitBudget(),
  spend: () => {},
  spendText: () => {},
};

/**
 * Compares methods with Java.
 * @param tableOf the methods of a value, by its class
 */
export function javaCalls(file: URL, tableOf: (javaClass: string) => MethodTable<never>): void {
  test.each(readRows<Row>(file))('%s.%s with %j is %s', (self, method, args, result) => {
    const table = tableOf(/^\w+/.exec(self)?.[0] ?? 'String');
    const call = () => table[method]?.(readValue(self) as never, args.map(readValue), FREE) ?? null;
    expect(Object.keys(table)).toContain(method);
    if (result === null) {
      expect(call).toThrow();
    } else {
      expect(dump(call())).toBe(result);
    }
  });
}

/** The value that {@link dump} writes so. */
function readValue(text: string): Value {
  if (text.startsWith('"')) {
    return JSON.parse(text);
  }
  const [, kind = '', content = ''] = /^(\w+)\((.*)\)$/s.exec(text) ?? [];
  return KINDS[kind]?.(content) ?? null;
}

const KINDS: Readonly<Record<string, (content: string) => Value>> = {
  Boolean: (content) => content === 'true',
  Integer: Number,
  Long: (content) => new LongValue(BigInt(content)),
  Double: (content) => new DoubleValue(Number(content)),
  Float: (content) => new FloatValue(Number(content)),
  BigInteger: (content) => new BigIntegerValue(BigInt(content)),
  BigDecimal: (content) => parseBigDecimal(content) ?? new BigDecimalValue(0n, 0),
  Character: (content) => new CharacterValue(content),
};
