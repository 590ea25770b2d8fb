import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('numbers read from text', [
  ["#set($d=1.5)$d.parseDouble('2.5')", '2.5'],
  ["#set($s='')#set($i=$s.length())$i.parseInt('13')", '13'],
  ["$util.urlDecode('%-1')|", null],
  ["$util.urlDecode('%1-')|", null],
  [
    "#set($n = 5000000000)$n.divideUnsigned(-1,10)|$n.remainderUnsigned(-1,10)|$n.toUnsignedString(-1,16)|$n.toUnsignedString(-1,40)|$n.parseUnsignedLong('ffffffffffffffff',16)",
    '1844674407370955161|5|ffffffffffffffff|18446744073709551615|-1',
  ],
]);
