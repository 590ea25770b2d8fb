import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('decimals', [
  ['#if(0.1 != 0.10)T#{else}F#end', 'F'],
  ['#if(2.5 > 2)T#{else}F#end', 'T'],
  ['#if(16 >= $L)T#{else}F#end', 'F', 'numbers'],
  ['#set($r=$B / 3000000000)$r', '0.41152263004115226300', 'numbers'],
]);
