import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('comparisons', [
  ['#if(1 == 1.0)T#{else}F#end', 'T'],
  ["#if(1 != '1')T#{else}F#end", 'F'],
  ['#if(1 == true)T#{else}F#end', 'F'],
  ['#if(1 < 2)T#{else}F#end', 'T'],
  ['#set($x = 1 == 1)$x', 'true'],
  [
    '#set($items=$input.path(\'$.Items\'))#if($items.size() > 0){"first":"$items[0].id.S"}#else{"first":null}#end',
    '{"first":"1"}',
    {
      body: '{"Items":[{"id":{"S":"1"},"n":{"N":"5"},"tags":{"SS":["a","b"]}},{"id":{"S":"2"}}],"Count":2,"ScannedCount":2}',
    },
  ],
  ['#set($r=($!b * (true)) != $!u.first)$r|#if((($!{y})))T#{else}F#end', 'true|T', 'values'],
  ['#if($Z <= 2.0)T#{else}F#end', 'T', 'numbers'],
  ['#if("12" >= $W)T#{else}F#end', 'F', 'numbers'],
  ['#if($D >= $N)T#{else}F#end', 'T', 'numbers'],
]);
