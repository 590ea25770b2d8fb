import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('nested lexical states', [
  ['#set($a=5)#set($r = ($a + 1) * ($a - 1))$r', '24'],
  ['## a\r\nb', 'b'],
  ['#if(1 == 2)T#{else}F#end', 'F'],
  ['#if(-1 < 0)T#{else}F#end', 'T'],
  ['#set($x=1)$$$x', '$$1'],
  ['#set($a-b = 1)$a-b', '1'],
  ['#set($a == 1)', null],
  ["#set($m={'1':'x'})$m.get('1') $m[1] $m['1'] $m.get(1)", 'x  x '],
  ['#set($n=5)$n.isNaN()', ''],
  [
    '#set($first=true)[#foreach($i in $input.path(\'$.Items\'))#if(!$first),#end#set($first=false){"id":"$i.id.S"#if($i.n),"n":$i.n.N#end}#end]',
    '[{"id":"1","n":5},{"id":"2","n":}]',
    {
      body: '{"Items":[{"id":{"S":"1"},"n":{"N":"5"},"tags":{"SS":["a","b"]}},{"id":{"S":"2"}}],"Count":2,"ScannedCount":2}',
    },
  ],
  ['$x[0]', ''],
  ["#set($x='v')${x}.length()", 'v.length()'],
  ['$x[0]]', ']'],
  ["#set($s='AbC')$s.replaceAll('\\p{Upper}','u')", 'ubu'],
  ['A\n#[[r]]#\nB', 'A\nr\nB'],
  ['  #*c*#  \nx', '    \nx'],
  ["#set($m = 'x' + ({'a':1} * $foo.bar('z')[0]))[$m]", "[x{'a':1} * $foo.bar('z')[0]]"],
  ['$input.json("$.x[*][?]")|', '[]|', { body: '{"x":5}' }],
  ["#set($r=(!1e3))$r|#if($!x.addAll({'k':'' } )['k'])T#{else}F#end", 'true|T', 'values'],
]);
