import type { MethodTable } from '../../../../src/java/lang/java-class.js';
import { CODE_UNIT_METHODS } from '../../../../src/java/lang/strings/code-unit-methods.js';
import { javaCalls } from '../../../support/java-calls.js';
import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('static methods of Character', [
  [
    "#set($s = 'a😀')#set($c = $s.charAt(0))#set($h = $s.charAt(1))#set($l = $s.charAt(2))$c.charCount(128512)|$c.charCount(97)|$c.isSurrogate($h)|$c.isHighSurrogate($h)|$c.isLowSurrogate($l)|$c.isSurrogatePair($h,$l)|$c.toCodePoint($h,$l)|$c.isSurrogatePair($l,$h)",
    '2|1|true|true|true|true|128512|false',
  ],
  [
    "#set($s = 'a')#set($c = $s.charAt(0))$c.isValidCodePoint(-1)|$c.isValidCodePoint(1114111)|$c.isBmpCodePoint(65536)|$c.isSupplementaryCodePoint(65536)|$c.isISOControl(127)|$c.isISOControl($c)|$c.toChars(97)[0]|$c.toChars(128512).size()|$c.forDigit(11,16)|$c.forDigit(1,2)",
    'false|true|false|true|true|false|a|2|b|1',
  ],
]);

const TABLES: Readonly<Record<string, MethodTable<never>>> = { Character: CODE_UNIT_METHODS };

javaCalls(
  new URL('code-unit-methods.jsonl', import.meta.url),
  (javaClass) => TABLES[javaClass] ?? {},
);
