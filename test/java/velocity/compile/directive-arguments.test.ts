import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('arguments of directives', [
  ['#macro(a $x)#foreach($i in $x)$i#end#end#a([1..3])', '123'],
  ['#evaluate(3)|', null],
  ['#macro(m)\nM\n#end\n', ''],
]);
