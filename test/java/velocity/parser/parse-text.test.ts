import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('text between directives', [
  ['{## c\n"a":1}', '{"a":1}'],
  ['\\\\#if(true)x#end', '\\x'],
  ['\\#foo', '\\#foo'],
  ['$x,y', ',y'],
  ["#set($x='v')$x.", 'v.'],
  ['$input.json("$.x[*][?]")|', '[]|', { body: '{}' }],
  ['#if(true)y#end"\\\\', 'y"\\\\', 'values'],
  ['\\#end\\', '#end\\', 'values'],
  ['\\#set($x=1)\\#set($x=1)', '#set(va=1)#set(va=1)', 'values'],
  ["''#foo#* c *#$db", "''#foo", 'values'],
]);
