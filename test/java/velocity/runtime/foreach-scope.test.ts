import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('$foreach', [
  [
    '#foreach($i in [1..3])#foreach($j in [1..2])$foreach.parent.index$foreach.index #end#end',
    '00 01 10 11 20 21 ',
  ],
  [
    '#foreach($i in [1..2])#foreach($j in [1..2])#foreach($k in [1..2])$foreach.topmost.index$foreach.parent.parent.index #end#end#end',
    '00 00 00 00 11 11 11 11 ',
  ],
  [
    "#foreach($i in ['a'])$foreach.index $foreach.count $foreach.hasNext $foreach.first $foreach.last#end",
    '0 1 false true true',
  ],
  [
    "#foreach($i in ['a'])$foreach.getIndex() $foreach.getCount() $foreach.isFirst() $foreach.isLast()#end",
    '0 1 true true',
  ],
]);
