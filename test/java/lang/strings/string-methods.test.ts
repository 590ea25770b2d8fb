import type { MethodTable } from '../../../../src/java/lang/java-class.js';
import { STRING_METHODS } from '../../../../src/java/lang/strings/string-methods.js';
import { javaCalls } from '../../../support/java-calls.js';
import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('methods of String', [
  ["#set($x='v')$x.toString().toString()", 'v'],
  ["#set($s='Hello, World')[$s.indexOf('o',5)]", '[8]'],
  ["#set($s='Hello, World')[$s.trim()]", '[Hello, World]'],
  ["#set($s='Hello, World')[$s.startsWith('Hell')]", '[true]'],
  ["#set($s='Hello, World')[$s.startsWith('W',7)]", '[true]'],
  ["#set($s='Hello, World')[$s.compareToIgnoreCase('HELLO, WORLD')]", '[0]'],
  ["#set($s='Hello, World')[$s.intern()]", '[Hello, World]'],
  ["#set($s='Hello, World')[$s.indexOf(111)]", '[4]'],
  ["#set($s='  pad  ')[$s.trim()]", '[pad]'],
  ["#set($s='😀a')$s.length() $s.substring(2) $s.codePointAt(0)", '3 a 128512'],
  [
    "#set($s = $input.path('$.s'))$s.regionMatches(0, 'He', 0, 2)|$s.regionMatches(3, 'zz', 0, 9)|$s.regionMatches(true, 0, 'hE', 0, 2)",
    'true|false|true',
    { body: '{"s":"Hello World"}' },
  ],
  [
    "#set($s = $input.path('$.s'))$s.substring(0, 1).toLowerCase()$s.substring(1)|${s.toUpperCase()}!|$s.charAt(0)",
    'hello World|HELLO WORLD!|H',
    { body: '{"s":"Hello World"}' },
  ],
  [
    "#set($s = $input.path('$.s'))$s.concat('!').indexOf('!')|$s.contains('World')|$s.endsWith('d')|$s.equalsIgnoreCase('HELLO WORLD')|$s.trim().isEmpty()",
    '11|true|true|true|false',
    { body: '{"s":"Hello World"}' },
  ],
  [
    "#set($s='abc')$s.regionMatches(3,'zz',0,9)|$s.regionMatches(0,'ab',0,-1)|$s.regionMatches(10,'ab',0,-5)|$s.regionMatches(true,3,'ab',0,5)",
    'false|true|false|false',
  ],
  [
    "#set($s='ab')$s.lastIndexOf(-1)|$s.lastIndexOf(1114112)|$s.lastIndexOf(-1,5)|$s.lastIndexOf(98)|$s.lastIndexOf(98,0)|$s.lastIndexOf('')|$s.lastIndexOf('',1)|$s.lastIndexOf('b',-1)",
    '-1|-1|-1|1|-1|2|1|-1',
  ],
  [
    "#set($s='héllo😀w')$s.codePointCount(0,8)|$s.codePointBefore(7)|$s.codePointBefore(6)|$s.offsetByCodePoints(0,6)|$s.offsetByCodePoints(8,-2)|$s.offsetByCodePoints(6,1)",
    '7|128512|55357|7|5|7',
  ],
  [
    "#set($s='aXbX')$s.replace('X','$&')|$s.replace('','-')|$s.replace('X','')|$s.replace($s.charAt(1),$s.charAt(0))|$s.replace('aXbXaXbX','q')",
    'a$&b$&|-a-X-b-X-|ab|aaba|aXbX',
  ],
  ['#set($r=$!n.bytes)$r|#if(($s.substring( -3)[1]))T#{else}F#end', null, 'values'],
  ["$s.format('%1$s %1$s',$C)", 'a a', 'numbers'],
  ['#set($o=$util.parseJson(\'{"v":""}\'))#set($v=$o.v)$v.codePointAt(0)', null],
  ['#set($o=$util.parseJson(\'{"v":""}\'))#set($v=$o.v)[$v.getBytes().size()]', '[0]'],
  [
    '#set($o=$util.parseJson(\'{"v":" %20"}\'))#set($v=$o.v)$v.equalsIgnoreCase("é")|$v.compareToIgnoreCase("zz")',
    'false|38',
  ],
  [
    '#set($o=$util.parseJson(\'{"v":""}\'))#set($v=$o.v)#foreach($c in $v.toCharArray())$c,#end',
    ',',
  ],
]);

const TABLES: Readonly<Record<string, MethodTable<never>>> = { String: STRING_METHODS };

javaCalls(new URL('string-methods.jsonl', import.meta.url), (javaClass) => TABLES[javaClass] ?? {});
