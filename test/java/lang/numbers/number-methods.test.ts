import type { MethodTable } from '../../../../src/java/lang/java-class.js';
import {
  DOUBLE_METHODS,
  FLOAT_METHODS,
  INTEGER_METHODS,
  LONG_METHODS,
  NUMBER_METHODS,
} from '../../../../src/java/lang/numbers/number-methods.js';
import { javaCalls } from '../../../support/java-calls.js';
import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('methods of numbers', [
  [
    "$input.path('$.num').intValue()",
    '3',
    {
      body: '{"a":{"b":{"c":[10,20,{"d":"deep"}]},"k-x":"dash","k.y":"dot","k z":"space","0":"zero","size":7,"class":"cls","empty":"e"},"list":[{"id":1,"v":"one"},{"id":2,"v":"two"},{"id":3,"v":null}],"s":"str","n":null,"t":true,"num":3.5,"$d":"dollar","Upper":"U","ünï":"u"}',
    },
  ],
  ["#set($n=42)$n.parseInt('1')", '1'],
  ['#set($n=5)$n.max(3,9) $n.sum(1,2)', '9 3'],
  ['#set($n=0.0)#set($x=$n.isNaN())$x', 'false'],
  ['#set($d=2.5)#set($m=$d.max(1.0,2.0))$m', '2.0'],
  ["#set($n=5)$n.valueOf('12') $n.valueOf(12)", '12 12'],
  [
    '$!{L.longValue()}$db#evaluate("#set($x=1)")#foreach($i in $j.b){#evaluate("#set($x=1)") #set($j[\'k\']\r\n=not ("a$!{y}b")\n)\r\n$velocityCount#end  ',
    '3000000000{1{2{3{4  ',
    'values',
  ],
  ["$d.valueOf( '' )|$l|$m|$j", null, 'values'],
  [
    '$y.doubleValue()|$l|$m|$j',
    '2.0|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  ['$Z.toString(-3)', '-3', 'numbers'],
  ['$W.byteValue()', '0', 'numbers'],
  ['$L.toUnsignedString(2)', '2', 'numbers'],
]);

const TABLES: Readonly<Record<string, MethodTable<never>>> = {
  Integer: { ...INTEGER_METHODS, ...NUMBER_METHODS },
  Long: { ...LONG_METHODS, ...NUMBER_METHODS },
  Double: { ...DOUBLE_METHODS, ...NUMBER_METHODS },
  Float: { ...FLOAT_METHODS, ...NUMBER_METHODS },
  BigInteger: NUMBER_METHODS,
  BigDecimal: NUMBER_METHODS,
};

javaCalls(new URL('number-methods.jsonl', import.meta.url), (javaClass) => TABLES[javaClass] ?? {});
