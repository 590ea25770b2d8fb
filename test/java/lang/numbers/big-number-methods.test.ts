import type { MethodTable } from '../../../../src/java/lang/java-class.js';
import {
  BIG_DECIMAL_METHODS,
  BIG_INTEGER_METHODS,
} from '../../../../src/java/lang/numbers/big-number-methods.js';
import { javaCalls } from '../../../support/java-calls.js';
import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('methods of BigInteger and BigDecimal', [
  [
    "#set($a = $input.path('$.a'))#set($b = $input.path('$.b'))$a.remainder($b)|$b.remainder($a)|$a.negate().remainder($b)",
    '1.89010000000000000000|3.00000000000000000000|-1.89010000000000000000',
    { body: '{"a":12345678901234567.8901,"b":3.00000000000000000000}' },
  ],
  [
    "#set($a = $input.path('$.a'))$a.remainder($a.subtract($a))",
    null,
    { body: '{"a":12345678901234567.8901}' },
  ],
  ['$W.toPlainString()', '-0.000000012345678901234567', 'numbers'],
]);

const TABLES: Readonly<Record<string, MethodTable<never>>> = {
  BigInteger: BIG_INTEGER_METHODS,
  BigDecimal: BIG_DECIMAL_METHODS,
};

javaCalls(
  new URL('big-number-methods.jsonl', import.meta.url),
  (javaClass) => TABLES[javaClass] ?? {},
);
