import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('parts of lists', [
  ["#set($l=['a','b','c'])$l.set(1,'q')$l", 'b[a, q, c]'],
  ['$util', '{}'],
  [
    "#set($s='a,b,c')#set($a=$s.split(','))#set($b=$a.subList(0,2))$b|$b.size()|$b.empty|$b.contains('a')|$b.set(0,'q')|$a[0]|$b",
    '[a, b]|2|false|true|a|q|[q, b]',
  ],
  ["#set($s='a,b,c')#set($a=$s.split(','))$a.subList(0,2).set(0,5)", null],
  ["#set($l=['p','q','r'])#set($b=$l.subList(1,3))#set($x=$l.addAll(1,$b))$l", '[p, q, r, q, r]'],
  ["#set($l=['p','q','r','s'])#set($b=$l.subList(0,3))#set($x=$l.add('t'))$b.size()", null],
]);
