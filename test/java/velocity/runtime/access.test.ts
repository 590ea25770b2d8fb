import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('properties, indexes and calls', [
  [
    "$input.path('$')|$input.json('$')|$input.body|$input.path('$.a')|$input.json('$.a')",
    '{a=tru}|{"a":"tru"}|{"a":tru}|tru|"tru"',
    { body: '{"a":tru}' },
  ],
  ['#foreach($i in [1..2])$foreach.parent #end', '  '],
  ["#set($l=['a','b','c'])$l[5]", null],
  ["#set($l=['a','b','c'])$l.isEmpty() $l.empty", 'false false'],
  ["#set($m={'n':1})#set($m.n=$m.n + 1)$m.n", '2'],
  ["#set($x='v')$x.empty", 'false'],
  ["#set($x='v')$x[0]", ''],
  ['#set($x=[1,2,3])$x[-1]', '3'],
  ['$input.body', '{}'],
  ["#set($s='x')$s.replaceAll('x','$')", null],
  ["#set($s='aXbX')$s.replaceAll('X','\\\\')", 'a\\b\\'],
  [
    '#set($r = $input.path(\'$\'))\r\n#if($r.a == 1)\r\n{"a": $r.a}\r\n#else\r\n{}\r\n#end\r\n',
    '{"a": 1}\r\n',
    { body: '{"a":1}' },
  ],
  ["#set($s='a,b,c')#set($a=$s.split(','))#set($a[0] = 'x')$a[0]#set($a[-1] = 'z')$a[2]", 'xz'],
  ['$input.json("$.x[\t?]")|', '[]|', { body: '{"x":[]}' }],
  ['#set($r=$!{j[1]})$r|#if(${i} != !$x && 3000000000)T#{else}F#end', '|F', 'values'],
  [
    "$dc#foreach($x in $j.b)\t#ma#evaluate('$x')$db$foreach.count#end\t#define($dc)#macro(mb)  #foreach($x in $!{u}) \n#if(\n1\t)  $!a_b#{else}#[[ $x #if ]]##end\n$foreach.count#end \n$!p#end\r\n#define($dc)#ma\r\n#set( $u['k']=({}) \n)  #end\\\\$x#end",
    '\t#ma11\t#max/y2\t#ma3\t#ma{q=2.0}4\t',
    'values',
  ],
  ['#set(  $y[0]= $e.get( [1..3] )[-1]\n)  $d', '  2.5', 'values'],
  [' #set($x.k\n=  $!e.hasNext)\n$y.count[$y]', '', 'values'],
  ['$n[-1]#ma(true )$db', null, 'values'],
  ['$W.toHexString($X)', '', 'numbers'],
]);
