import type { Flags } from '../pattern/pattern-source.js';
import {
  BINARY_PROPERTIES,
  CASELESS,
  CATEGORIES,
  JAVA_METHODS,
  matching,
  POSIX,
  UNICODE_POSIX,
} from './character-properties.js';
import type { CharacterTest } from './character-set.js';

/**
 * The set of `\p{NAME}`: POSIX classes, general categories, `java…` methods; `Is` before a
 * category, binary property or script; `In` before a block; `script=`, `block=`, `general_category=`.
 * @returns `undefined` if the name is unknown
 */
export function namedSet(name: string, flags: Flags): CharacterTest | undefined {
  const test = find(name, flags.unicodeClasses);
  return (flags.caseInsensitive ? CASELESS.get(test) : undefined) ?? test;
}

function find(name: string, unicode: boolean): CharacterTest | undefined {
  const equals = name.indexOf('=');
  if (equals >= 0) {
    return byKey(name.slice(0, equals).toLowerCase(), name.slice(equals + 1));
  }
  if (name.startsWith('In')) {
    return block(name.slice(2));
  }
  if (name.startsWith('Is')) {
    const rest = name.slice(2);
    return BINARY_PROPERTIES.get(rest.toUpperCase()) ?? CATEGORIES.get(rest) ?? script(rest);
  }
  return (
    (unicode ? UNICODE_POSIX.get(name.toUpperCase()) : undefined) ??
    POSIX.get(name) ??
    CATEGORIES.get(name) ??
    JAVA_METHODS.get(name)
  );
}

function byKey(key: string, value: string): CharacterTest | undefined {
  switch (key) {
    case 'sc':
    case 'script':
      return script(value);
    case 'blk':
    case 'block':
      return block(value);
    case 'gc':
    case 'general_category':
      return POSIX.get(value) ?? CATEGORIES.get(value);
    default:
      return undefined;
  }
}

function script(name: string): CharacterTest | undefined {
  const words = name
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return /^\w+$/.test(name) ? tryMatching(`\\p{Script=${words.join('_')}}`) : undefined;
}

/** Sets compile on first use; this one is used at once, because JavaScript may not support the name. */
function tryMatching(source: string): CharacterTest | undefined {
  try {
    const test = matching(source);
    test(0);
    return test;
  } catch {
    return undefined;
  }
}

/** JavaScript does not support blocks; these are the common ones. */
const BLOCKS: ReadonlyMap<string, readonly [first: number, last: number]> = new Map([
  ['BASICLATIN', [0x0000, 0x007f]],
  ['LATIN-1SUPPLEMENT', [0x0080, 0x00ff]],
  ['LATINEXTENDED-A', [0x0100, 0x017f]],
  ['LATINEXTENDED-B', [0x0180, 0x024f]],
  ['COMBININGDIACRITICALMARKS', [0x0300, 0x036f]],
  ['GREEK', [0x0370, 0x03ff]],
  ['GREEKANDCOPTIC', [0x0370, 0x03ff]],
  ['CYRILLIC', [0x0400, 0x04ff]],
  ['ARMENIAN', [0x0530, 0x058f]],
  ['HEBREW', [0x0590, 0x05ff]],
  ['ARABIC', [0x0600, 0x06ff]],
  ['DEVANAGARI', [0x0900, 0x097f]],
  ['THAI', [0x0e00, 0x0e7f]],
  ['LATINEXTENDEDADDITIONAL', [0x1e00, 0x1eff]],
  ['GREEKEXTENDED', [0x1f00, 0x1fff]],
  ['GENERALPUNCTUATION', [0x2000, 0x206f]],
  ['CURRENCYSYMBOLS', [0x20a0, 0x20cf]],
  ['ARROWS', [0x2190, 0x21ff]],
  ['MATHEMATICALOPERATORS', [0x2200, 0x22ff]],
  ['HIRAGANA', [0x3040, 0x309f]],
  ['KATAKANA', [0x30a0, 0x30ff]],
  ['CJKUNIFIEDIDEOGRAPHS', [0x4e00, 0x9fff]],
  ['HANGULSYLLABLES', [0xac00, 0xd7af]],
  ['EMOTICONS', [0x1f600, 0x1f64f]],
]);

function block(name: string): CharacterTest | undefined {
  const key = name
    .toUpperCase()
    .replace(/[_ ]/g, '')
    .replace(/^LATIN1/, 'LATIN-1')
    .replace(/^(LATINEXTENDED)-?([AB])$/, '$1-$2');
  const found = BLOCKS.get(key);
  return found && ((codePoint) => codePoint >= found[0] && codePoint <= found[1]);
}
