import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('hashCode', [
  ["#set($m={'a':1})$m.hashCode()", '96'],
  [
    '#set($b=true)$b.toString().length() $b.equals(true) $b.class.simpleName $b.hashCode()',
    '4 true  1231',
  ],
  [
    '$s.toCharArray()[0].hashCode()|$l|$m|$j',
    '97|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '$m.keySet().hashCode()|$l|$m|$j',
    '339|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '$j.big.hashCode()|$l|$m|$j',
    '-539222985|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '$d.hashCode()|$l|$m|$j',
    '1074003968|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);
