import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('the types of arguments', [
  ["#set($l=['x'])$l.get(0).length().toString().length()", '1'],
  ['#set($n=42)$n.compareTo(41) $n.compareTo(42) $n.compareTo(43)', '1 0 -1'],
  ['$input.path($x)', null],
  ["#set($s='aaaa')$s.replaceAll('a{2}','b')", 'bb'],
  [
    "#set($l=['p','q','r'])#set($b=$l.subList(1,3))#set($x=$b.addAll(0,$b))$l|$b|#set($x=$l.set(1,'Z'))$b#foreach($i in $b)$i#end",
    '[p, q, r, q, r]|[q, r, q, r]|[Z, r, q, r]Zrqr',
  ],
  [
    '#set($d = 1.5)$d.doubleToLongBits(1.5)|$d.doubleToRawLongBits(-0.0)|$d.longBitsToDouble(4609434218613702656)|$d.longBitsToDouble(1)',
    '4609434218613702656|-9223372036854775808|1.5|4.9E-324',
  ],
  [
    '#set($f = 1.5)#set($f = $f.floatValue())$f.floatToIntBits($f)|$f.intBitsToFloat(1069547520)|$f.floatToRawIntBits($f)',
    '1069547520|1.5|1069547520',
  ],
  [
    '#set($b = 99999999999999999999)$b.bitCount()|$b.getLowestSetBit()|$b.setBit(0)|$b.clearBit(0)|$b.flipBit(70)|$b.andNot($b)|$b.testBit(3)|$b.negate().bitCount()|$b.negate().getLowestSetBit()',
    '45|0|99999999999999999999|99999999999999999998|1280591620717411303423|0|true|44|0',
  ],
  ['$N.divideUnsigned($D,2.0)', '', 'numbers'],
]);
