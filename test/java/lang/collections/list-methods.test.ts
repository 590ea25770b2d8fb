import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('methods of lists', [
  ["#set($l=['a','b','c'])$l.get(5)", null],
  ["#set($l=['a','b','c'])$l.addAll(['x','y'])$l", 'true[a, b, c, x, y]'],
  ["#set($l=['a','b','c'])$l.removeAll(['a'])$l", 'true[b, c]'],
  ["#set($l=['a','b','c'])#set($l[0]='Z')$l", '[Z, b, c]'],
  ['#set($l=[])#macro(m $o)#set($d=$o.add(1))#end#m($l)#m($l)$l', '[1, 1]'],
  [
    "#set($a = $input.path('$.csv').split(','))$a.contains('b')|$a.indexOf('c')|$a.isEmpty()|$a.size()|$a[-1]|$a.get(0)",
    'true|2|false|3|c|a',
    { body: '{"csv":"a,b,c"}' },
  ],
  ["#set($s='a,b,c')#set($a=$s.split(','))$a.removeAll(['b'])", null],
  ["#set($s='a,b,c')#set($a=$s.split(','))$a.retainAll(['b'])", null],
  ["#set($s='a,b,c')#set($a=$s.split(','))$a.subList(0,2).remove('x')", 'false'],
  ["#set($s='a,b,c')#set($a=$s.split(','))$a.subList(0,2).clear()", null],
  [
    "#set($s='a,b,c')#set($a=$s.split(','))$a.subList(0,0).clear()|$a.subList(0,2).removeAll(['q'])|$a.subList(0,2).subList(0,1).set(0,'k')|$a[0]",
    '|false|a|k',
  ],
  ["#set($s='a,b,c')#set($a=$s.split(','))$a.addAll(1,[])|$a.addAll([])|", 'false|false|'],
  ["#set($s='a,b,c')#set($a=$s.split(','))$a.addAll(9,[])", null],
  ["#set($s='a,b,c')#set($c=$s.toCharArray())$c.set(0,'x')", null],
  [
    "#set($l=['p','q'])#set($x=$l.addAll(1,$l))$l|#set($x=$l.addAll(0,$l))$l|#set($x=$l.addAll($l))$l",
    '[p, p, q, q]|[p, p, q, q, p, p, q, q]|[p, p, q, q, p, p, q, q, p, p, q, q, p, p, q, q]',
  ],
  [
    "#set($l=['p','q','r','s'])#set($b=$l.subList(0,3).subList(1,3))$b.remove(0)|$b|$l|$b.add('x')|$l|$b.clear()|$l",
    'q|[r]|[p, r, s]|true|[p, r, x, s]||[p, s]',
  ],
  [
    "#set($l=['p','q'])$l.removeAll($l)|$l|#set($l=['p','q'])$l.retainAll($l)|$l",
    'true|[]|false|[p, q]',
  ],
  [
    '$l.lastIndexOf({$x:false })|$l|$m|$j',
    '-1|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);
