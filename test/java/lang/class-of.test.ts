import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('the class of a value', [
  ["#set($m={'a':1})$m.get(0)", ''],
  ["#set($m={'l':[1]})#set($d=$m.l.add(2))$m.l", '[1, 2]'],
  ['#set($n=42)$n.equals(42) $n.equals(42.0) $n.hashCode()', 'true false 42'],
  ['#set($x=true)$x $x.toString() $x.booleanValue()', 'true true true'],
  ["#set($s='a,b,,c,,')$s.split(',').size()", '4'],
  ["#set($s='aXbX')$s.replaceAll('X','$1')", null],
  [
    "#set($s='a,b')#set($a=$s.split(','))[$a.empty]#if($a.empty)y#{else}n#end $a.isEmpty() $a.length [$a.bytes] $a.class.name",
    '[]y false  [] [Ljava.lang.String;',
  ],
  ["#set($s='a,b,c')#set($a=$s.split(','))$a.subList(0,2).remove('a')", null],
  ['$input.json("$.x[*][?]")|', null, { body: '{"x":[1]}' }],
  ['$input.json("$.x[\t?]")|', null, { body: '{"x":5}' }],
  ['\n#set($d.k\n=(!-3 le $d))\t', '\t', 'values'],
  ['$d[1].clear()', '', 'values'],
  [
    "$y.equals( {'a':1})|$l|$m|$j",
    'false|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '$m.entrySet().iterator().next().equals([ [$y..$n],[$y..$n]] )|$l|$m|$j',
    'false|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  ['#set($o=$util.parseJson(\'{"v":"{"}\'))#set($v=$o.v)[$v.getBytes().size()]', '[1]'],
  [
    '#set($o=$util.parseJson(\'{"v":"%zz"}\'))#set($v=$o.v)$v.replaceAll("\\W","_")|$v.split("[^a]").size()',
    '_zz|0',
  ],
  [
    '#set($o=$util.parseJson(\'{"v":"%zz"}\'))#set($v=$o.v)$v.equalsIgnoreCase("é")|$v.compareToIgnoreCase("zz")',
    'false|-85',
  ],
]);
