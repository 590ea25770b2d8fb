import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('bits of numbers', [
  [
    '#set($n = 5000000000)$n.reverse(1)|$n.reverse(-2)|$n.reverseBytes(258)|$n.rotateLeft(1,63)|$n.rotateLeft(5,64)|$n.rotateRight(1,1)|$n.rotateLeft(-1,-5)',
    '-9223372036854775808|9223372036854775807|144396663052566528|-9223372036854775808|5|-9223372036854775808|-1',
  ],
  ['#set($n = 5000000000)$n.divideUnsigned(1,0)', null],
  ['#set($b = 99999999999999999999)$b.testBit(-1)', null],
]);
