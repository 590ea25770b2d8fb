import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('values as text', [
  ['"$input.path(\'$\')"', '"{}"', { body: '{}' }],
  ['#set($l=[])$l.size() $l.isEmpty() $l', '0 true []'],
  ['#set($l=[1.5,2.0])$l', '[1.5, 2.0]'],
  ['#set($a = {"k": "v"})[$a]', '[{k=v}]'],
  ["#set($m={'a':1})$m.keySet()", '[a]'],
  [
    '#set($m={})#foreach($i in [1..8])#set($x=$m.put($i,$i))#end$m',
    '{1=1, 2=2, 3=3, 4=4, 5=5, 6=6, 7=7, 8=8}',
  ],
  [
    '$s.values()|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '$y.toString()|$l|$m|$j',
    '2|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  ['#if($B != $C)T#{else}F#end', 'T', 'numbers'],
]);
