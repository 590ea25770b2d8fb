import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('tokens by lexical state', [
  ["#set($r = 'x' + 1)[$r]", '[x1]'],
  ["#set($r = 'x' + 1 + 2)[$r]", '[x12]'],
  ['#-', '#-'],
  ['\\n', '\\n'],
  ['#\\set($a=1)', '#\\set(=1)'],
  ['#foreach ($i in [1..2])$i#end', '12'],
  ['#if(true)#set($a=1)#end$a', '1'],
  ['#[[a]]b]]#', 'a]]b'],
  ['$X', ''],
  ['A #break  B', 'A '],
  ['#set($x=1) \n ', ' '],
  ['$input.json("$.x[??,]")|', null, { body: '{"x":{}}' }],
  ['$[-1', '$[-1', 'values'],
  ['$x\\', 'va\\', 'values'],
  ['#* c *# #ff00', ' #ff00', 'values'],
  ["''${x}${x}${x}\\$!\\", "''vavava\\$\\", 'values'],
  ['##\\.(foreach\n', '', 'values'],
  ['\\"', '\\"', 'values'],
  ['in&&"#*true:@@&&', 'in&&"', 'values'],
  [
    '#foreach($i in [1..3])\n#foreach($x in [1..3])\t#**#break#define($db)$foo-bar}#end$db$foreach.count#end#end',
    '\tbreak}1\tbreak}2\tbreak}3\tbreak}1\tbreak}2\tbreak}3\tbreak}1\tbreak}2\tbreak}3',
    'values',
  ],
  ['#if($N == $I)T#{else}F#end', 'F', 'numbers'],
]);
