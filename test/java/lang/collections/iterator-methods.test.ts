import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('methods of iterators', [
  [
    "#set($s='a,b,c')#set($i=$s.split(',').listIterator())$i.next()$i.set('z')|$i.previous()",
    'a|z',
  ],
  ["#set($s='a,b,c')#set($i=$s.split(',').listIterator())$i.next()$i.add('q')", null],
  ["#set($s='a,b,c')#set($i=$s.split(',').listIterator())$i.next()$i.remove()", null],
]);
