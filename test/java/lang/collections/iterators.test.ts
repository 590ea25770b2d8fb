import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('iterators', [
  ['#foreach($i in $nope)x#end|', '|'],
  ["#set($m={'a':1})#foreach($k in $m.keySet())$k=$m.get($k)#end", 'a=1'],
  ["#set($m={'a':1})#foreach($v in $m)$v#end", '1'],
  ['#foreach($v in [5,6])#set($w="$!w$v")#end$w', '56'],
  ["#set($s='a,b,c')#set($i=$s.split(',').listIterator())$i.next()$i.set(5)", null],
  ["#set($s='a,b,c')#set($i=$s.split(',').iterator())$i.next()$i.remove()", null],
  [
    '$m.entrySet().iterator().next().toUpperCase()|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '$l.iterator().next()|$l|$m|$j',
    '3|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);
