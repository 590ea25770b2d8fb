import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('numbers in JSON', [
  [
    "#foreach($p in $input.path('$.i'))#if($p.v)$p.v#{else}-#end#end",
    '14',
    { body: '{"i":[{"v":1},{},{"v":null},{"v":4}]}' },
  ],
  ['-', '-', 'values'],
  [
    "$d.lastIndexOf({'k':[$y..3] })|$l|$m|$j",
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '$n.containsKey($y)|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);
