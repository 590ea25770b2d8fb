import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('a run of a template', [
  ["#macro(out)(#in('x'))#end#macro(in $v)$v#end#out()", '(x)'],
  ['#a(1 2)', '#a(1 2)'],
  ['A\n\n$u\n\nB', 'A\n\n\n\nB'],
  ['#foreach($i in [1,2])\n$i\n#break\n#end\nz', '1\nz'],
  ["#set($m = $input.path('$.n') - 1)[$m]", '[]', { body: '{"n":"41","i":25}' }],
]);
