import type { MethodTable } from '../../../../src/java/lang/java-class.js';
import {
  BIG_INTEGER_BITS,
  DOUBLE_BITS,
  FLOAT_BITS,
  LONG_BITS,
} from '../../../../src/java/lang/numbers/bit-methods.js';
import { javaCalls } from '../../../support/java-calls.js';
import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('bits of numbers', [
  [
    '#set($n = 5000000000)$n.reverse(1)|$n.reverse(-2)|$n.reverseBytes(258)|$n.rotateLeft(1,63)|$n.rotateLeft(5,64)|$n.rotateRight(1,1)|$n.rotateLeft(-1,-5)',
    '-9223372036854775808|9223372036854775807|144396663052566528|-9223372036854775808|5|-9223372036854775808|-1',
  ],
  ['#set($n = 5000000000)$n.divideUnsigned(1,0)', null],
  ['#set($b = 99999999999999999999)$b.testBit(-1)', null],
]);

const TABLES: Readonly<Record<string, MethodTable<never>>> = {
  Long: LONG_BITS,
  Double: DOUBLE_BITS,
  Float: FLOAT_BITS,
  BigInteger: BIG_INTEGER_BITS,
};

javaCalls(new URL('bit-methods.jsonl', import.meta.url), (javaClass) => TABLES[javaClass] ?? {});
