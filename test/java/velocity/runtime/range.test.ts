import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('ranges', [
  ['#foreach($i in [3..1])$i#end', '321'],
  ['#set($n=2)#set($a = [$n..4])[$a]', '[[2, 3, 4]]'],
  ["#set($m = 'x' + [$a..$b])[$m]", '[x[$a..$b]]'],
  ["#set($m = 'x' + ( [$a..$b] ))[$m]", '[x [$a..$b] ]'],
]);
