import type { MethodTable } from '../../../../src/java/lang/java-class.js';
import {
  BOOLEAN_METHODS,
  CHARACTER_METHODS,
} from '../../../../src/java/lang/strings/scalar-methods.js';
import { javaCalls } from '../../../support/java-calls.js';
import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('methods of Boolean and Character', [
  ['#set($b=false)$b.compareTo(true) $b.booleanValue()', '-1 false'],
  ["#set($b=true)$b.parseBoolean('TRUE')", 'true'],
  ['$s.toCharArray()[0].compareTo(false )|$l|$m|$j', null, 'values'],
  ['$b.compareTo(99999999999999999999)|$l|$m|$j', null, 'values'],
]);

const TABLES: Readonly<Record<string, MethodTable<never>>> = {
  Boolean: BOOLEAN_METHODS,
  Character: CHARACTER_METHODS,
};

javaCalls(new URL('scalar-methods.jsonl', import.meta.url), (javaClass) => TABLES[javaClass] ?? {});
