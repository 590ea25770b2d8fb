import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('unquoted words', [
  [
    "$input.json('$.t')",
    'true',
    {
      body: '{"a":{"b":{"c":[10,20,{"d":"deep"}]},"k-x":"dash","k.y":"dot","k z":"space","0":"zero","size":7,"class":"cls","empty":"e"},"list":[{"id":1,"v":"one"},{"id":2,"v":"two"},{"id":3,"v":null}],"s":"str","n":null,"t":true,"num":3.5,"$d":"dollar","Upper":"U","ünï":"u"}',
    },
  ],
  ["$input.path('$').length", '', { body: '{"a":[1,2],"__proto__":{"x":1},"constructor":"c"}' }],
  [
    '$j.f.toCharArray()|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    "$x.getOrDefault('',[$y..$n] )|$l|$m|$j",
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);
