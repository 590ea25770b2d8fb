import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('the classes of values', [
  ['color:#ff;', 'color:#ff;'],
  [
    "$input.path('$.v')|$input.json('$.v')|$input.path('$')|$input.json('$')",
    '[[1],[2,[3]]]|[[1],[2,[3]]]|{v=[[1],[2,[3]]]}|{"v":[[1],[2,[3]]]}',
    { body: '{"v":[[1],[2,[3]]]}' },
  ],
  ['#set($a = 2147483648)[$a]', '[2147483648]'],
  ['#set($a = 9223372036854775808)[$a]', '[9223372036854775808]'],
  [
    '$m.entrySet().iterator().next().getOrDefault({1:[$y..3]},{$x:"a$!{y}b" } )|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '#set($o=$util.parseJson(\'{"v":"]"}\'))#set($v=$o.v)#foreach($c in $v.toCharArray())$c,#end',
    '],',
  ],
]);
