import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('arguments of methods', [
  ["#set($l=['a','b','c'])$l.get(0)", 'a'],
  ["#set($s='a1b22')$s.replaceAll('[a-z](\\d)','<$1>')", '<1><2>2'],
  ["#set($s='a,b,c')#set($a=$s.split(','))$a.subList(0,2).add('x')", null],
  ['$y.compareTo( [$y..3])|$l|$m|$j', null, 'values'],
]);
