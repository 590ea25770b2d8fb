import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('lists, maps and ranges', [
  ["#set($a = {'k': [1, 2]})[$a.k]", '[[1, 2]]'],
  ["#set($m={'a':1})$m.get('zz')", ''],
  ['#set($x={})$!x.foo', ''],
  ['#set($x=[1,2,3])#set($i=2)$x[$i]', '3'],
  ["#set($x={'k':[1,{'j':2}]})$x.k[1].j", '2'],
  ['#foreach($i in [1,2])#foreach($i in [8,9])$i#end$i;#end', '891;892;'],
  ['}[="', '}[="', 'values'],
  ["#mb( [$y..$n] 'it''s' )", "#mb( [$y..$n] 'it''s' )", 'values'],
  [
    '$j.c.join(.5,{1:[]})|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    "$j.b.join({'k': $foo-bar},$e.index.putIfAbsent([99999999999999999999 ,[1,2]], .5))|$l|$m|$j",
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);
