import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('templates and their macros', [
  ['#set($r = 7.0 - 0)[$r]', '[7.0]'],
  ['#if($a)T#{else}F#end', 'T'],
  ['#if(1 < 2 < 3)T#{else}F#end', 'F'],
  ['\\${x}', '${x}'],
  ['$a\\nb', '\\nb'],
  ['"\\$a"', '"$a"'],
  ['#if(true)a#else b#end', 'a'],
  ['#set($a = [[1, 2], [3]])[$a]', '[[[1, 2], [3]]]'],
  ["$x.y(1, 'b')", ''],
  ["#evaluate('a')\nb", 'ab'],
  ['#if(true)\n$u\n#end\n$u\n#end2', '\n\n#end2'],
  ['$x  #foreach($i in [1])#end|', '  |'],
  ['$input.json("$.x[?(]")|', null, { body: '{"x":{}}' }],
  ['$input.json("$.x[?,a]")|', null, { body: '{"x":5}' }],
  ['#set($r=$u["a"].c)$r|#if(.5 / ${foo-bar})T#{else}F#end', '|F', 'values'],
]);
