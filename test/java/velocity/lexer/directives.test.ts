import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('names of directives', [
  ["#foreach($i in ['a','b'])$foreach.count#end", '12'],
  ['#macro(a $x)$x.size()#end#a([1,2])', '2'],
  ['A #define($d)\nD\n#end  B', 'A   B'],
  [
    "$x.getOrDefault( [$y..$n] ,{'k':[1..3] })[-1]${foo-bar[1]}#literal()a $x #end",
    'a $x ',
    'values',
  ],
]);
