import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('static methods of String', [
  ["#set($s='Hello, World')[$s.valueOf(5)]", '[5]'],
  ["#set($s='Hello, World')[$s.join('-',['a','b'])]", '[a-b]'],
  ["#set($s='')$s.join(',', 'a', 'b')", 'a,b'],
  ["#set($s='')$s.valueOf(1.0) $s.valueOf(true)", '1.0 true'],
  [
    "#set($s='a,b,c')#set($c=$s.toCharArray())$c.set(0,$s.charAt(2))|$c[0]|$s.valueOf($c)",
    'a|b|b,b,c',
  ],
  ["#set($s='abc')#set($c=$s.toCharArray())$s.copyValueOf($c,1,2)|$s.valueOf($c,0,1)", 'bc|a'],
  ["#set($s='abc')#set($c=$s.toCharArray())$s.copyValueOf($c,1,3)", null],
  [
    '$s.valueOf( [$y..$n] )|$l|$m|$j',
    '[2, 1, 0, -1, -2, -3, -4, -5, -6, -7]|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  ["$s.format('%(d',$B)", null, 'numbers'],
]);
