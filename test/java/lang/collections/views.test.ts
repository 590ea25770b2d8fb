import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('views of maps', [
  [
    "#set($r=$input.path('$.list[0]'))$r.values()",
    '[1, one]',
    {
      body: '{"a":{"b":{"c":[10,20,{"d":"deep"}]},"k-x":"dash","k.y":"dot","k z":"space","0":"zero","size":7,"class":"cls","empty":"e"},"list":[{"id":1,"v":"one"},{"id":2,"v":"two"},{"id":3,"v":null}],"s":"str","n":null,"t":true,"num":3.5,"$d":"dollar","Upper":"U","ünï":"u"}',
    },
  ],
  ["#set($m={'a':1})$m.keySet().toString()", '[a]'],
  [
    '$j.c.entrySet()|$l|$m|$j',
    '[d=e, n=null]|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);
