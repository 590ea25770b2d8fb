import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('scopes of variables', [
  ['#foreach($i in [1,2,3])$i#end', '123'],
  ["#macro(a $x)<$x>$!bodyContent</$x>#end#@a('b')in#end", '<b>in</b>'],
  ['#macro(a $x)#set($y=$x)#end#a(4)$y', '4'],
  ['#set($i=5)#macro(m $x)#set($i=1)$x#end#m("$i")', '1'],
  [
    "#foreach($a in $input.path('$.l'))#foreach($b in $a)$foreach.parent.index.$foreach.index:$b#if($foreach.hasNext),#end#end#if($foreach.hasNext);#end#end",
    '0.0:1,0.1:2;;2.0:x,2.1:',
    { body: '{"l":[[1,2],[],["x",null]]}' },
  ],
  ["#macro(m $p)#set($p = 'k')$p $nope#end#m($nope)$nope", 'k '],
  ['$input.json("$.x[??,]")|', '[]|', { body: '{}' }],
  ['#if(0 != true)T#{else}F#end', 'T', 'numbers'],
]);
