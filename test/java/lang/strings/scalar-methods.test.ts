import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('methods of Boolean and Character', [
  ['#set($b=false)$b.compareTo(true) $b.booleanValue()', '-1 false'],
  ["#set($b=true)$b.parseBoolean('TRUE')", 'true'],
  ['$s.toCharArray()[0].compareTo(false )|$l|$m|$j', null, 'values'],
  ['$b.compareTo(99999999999999999999)|$l|$m|$j', null, 'values'],
]);
