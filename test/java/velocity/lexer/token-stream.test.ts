import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('tokens ahead', [
  ['#@x', '#@x'],
  ['##a\n##b\nc', 'c'],
  ['$$', null],
  ['${x', null],
  ["$x.get('a').b", ''],
  ["#set($s='a|b')#foreach($p in $s.split('\\|'))[$p]#end", '[a][b]'],
  ['\n#define($d)\nD\n#end', '\n'],
  ['#break\n', ''],
  ['#elseif($a)x#end', null, { body: '{}' }],
  ["#set($m = ((5/0)) + 'a')[$m]", '[(5/0)a]'],
]);
