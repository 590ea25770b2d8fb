import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('conversions of numbers', [
  ['#set($r = 7 / 2.5)[$r]', '[2.8]'],
  ['#set($r = 9223372036854775807 / 1)[$r]', '[9223372036854775807]'],
  ["#if('1' == 1.0)T#{else}F#end", 'F'],
  [
    "#set($n=$input.path('$.n'))$n.intValue() $n.class.simpleName $n.toString().length()",
    '7  3',
    { body: '{"n":7.9}' },
  ],
  [
    "#set($n=$input.path('$.n'))#set($s=$n / 1000)$s $n.class.simpleName",
    '1700000000 ',
    { body: '{"n":1700000000123}' },
  ],
  [
    '$j.f.longValue()|$l|$m|$j',
    '1|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  ['#set($r=$B - 5)$r', '1234567885.12345678901234567890', 'numbers'],
  ['#set($r=$B + 2.0)$r', '1234567892.12345678901234567890', 'numbers'],
  ['#set($r=$W - $X)$r', '-99999999999999999999.000000012345678901234567', 'numbers'],
  ["$s.format('%.2f',$B)", '1234567890.12', 'numbers'],
]);
