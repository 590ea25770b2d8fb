import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../characters.js';
import { javaNumberText } from './java-number-text.js';
import { MAX_JSON_DEPTH } from './read/json-reading.js';
import { TextBuilder, ValueTextError } from './text-builder.js';
import type { Escapes } from './unit-buffer.js';
import { ListValue, LongValue, MapValue, type Value } from './values.js';

/** `plain` writes `/` (`$input.json`), `escaped` writes `\/` (a JSON array's `toString()`). */
export type SlashStyle = 'plain' | 'escaped';

/**
 * Compact JSON as json-smart writes it, with numbers in Java's forms: non-ASCII text is kept, control
 * characters, U+007F–9F and U+2000–20FF become `\uXXXX`, infinities `null`.
 * @throws ValueTextError if a value is nested too deeply or is too long, or a key is null
 */
export function writeJson(value: Value, slash: SlashStyle = 'plain'): string {
  const out = new TextBuilder();
  appendJson(out, value, slash, 0);
  return out.text;
}

/** As `writeJson`, appended to `out`. */
export function appendJson(out: TextBuilder, value: Value, slash: SlashStyle, depth: number): void {
  if (depth > MAX_JSON_DEPTH) {
    throw new ValueTextError('A value is nested too deeply to be written as JSON');
  }
  if (value instanceof MapValue) {
    appendObject(out, value, slash, depth);
  } else if (value instanceof ListValue) {
    appendArray(out, value, slash, depth);
  } else {
    appendScalar(out, value, slash);
  }
}

type Scalar = Exclude<Value, MapValue | ListValue>;

function appendScalar(out: TextBuilder, value: Scalar, slash: SlashStyle): void {
  if (typeof value === 'number') {
    out.appendInteger(value);
  } else if (value instanceof LongValue && typeof value.exact === 'number') {
    out.appendInteger(value.exact);
  } else if (typeof value === 'string') {
    appendQuoted(out, value, slash);
  } else {
    out.append(scalarJson(value));
  }
}

function scalarJson(value: Exclude<Scalar, string>): string {
  if (value === null) {
    return 'null';
  }
  if (typeof value === 'boolean') {
    return value ? 'true' : 'false';
  }
  if (typeof value === 'number') {
    return javaNumberText(value);
  }
  switch (value.kind) {
    case 'Float':
    case 'Double':
      return Math.abs(value.value) === Infinity ? 'null' : javaNumberText(value);
    case 'Character':
    case 'Opaque':
      // json-smart treats them as beans without properties.
      return '{}';
    default:
      return javaNumberText(value);
  }
}

function appendObject(out: TextBuilder, map: MapValue, slash: SlashStyle, depth: number): void {
  let before = OPEN_BRACE;
  for (const [key, value] of map.entries) {
    out.appendUnit(before);
    appendQuoted(out, keyText(key), slash);
    out.appendUnit(COLON);
    appendJson(out, value, slash, depth + 1);
    before = COMMA;
  }
  if (before === OPEN_BRACE) {
    out.append('{}');
  } else {
    out.appendUnit(CLOSE_BRACE);
  }
}

function keyText(key: Value): string {
  if (typeof key === 'string') {
    return key;
  }
  if (key === null) {
    throw new ValueTextError('A null key cannot be written as JSON');
  }
  if (typeof key === 'number' || typeof key === 'boolean') {
    return String(key);
  }
  switch (key.kind) {
    case 'Character':
      return key.value;
    case 'Map':
    case 'List':
    case 'JsonArray':
    case 'Array':
    case 'Opaque':
      throw new ValueTextError(
        'A map key that is neither a string nor a number nor a boolean cannot be written as JSON',
      );
    default:
      return javaNumberText(key);
  }
}

function appendArray(out: TextBuilder, list: ListValue, slash: SlashStyle, depth: number): void {
  let before = OPEN_BRACKET;
  for (const item of list.items) {
    out.appendUnit(before);
    appendJson(out, item, slash, depth + 1);
    before = COMMA;
  }
  if (before === OPEN_BRACKET) {
    out.append('[]');
  } else {
    out.appendUnit(CLOSE_BRACKET);
  }
}

function appendQuoted(out: TextBuilder, text: string, slash: SlashStyle): void {
  out.appendUnit(DOUBLE_QUOTE);
  const isLong = text.length > SHORT;
  const first = isLong ? text.search(slash === 'escaped' ? SPECIAL_OR_SLASH : SPECIAL) : 0;
  if (first < 0) {
    out.append(text);
  } else {
    out.appendEscaped(text, first, slash === 'escaped' ? ESCAPES_AND_SLASH : ESCAPES);
  }
  out.appendUnit(DOUBLE_QUOTE);
}

/** The units of most strings: the engine's own search pays for longer ones. */
const SHORT = 40;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped
const SPECIAL = /["\\\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped
const SPECIAL_OR_SLASH = /["\\/\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/;

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['\b', 'b'],
  ['\f', 'f'],
  ['\n', 'n'],
  ['\r', 'r'],
  ['\t', 't'],
]);

const ESCAPES = escapesOf(SPECIAL);
const ESCAPES_AND_SLASH = escapesOf(SPECIAL_OR_SLASH);

function escapesOf(special: RegExp): Escapes {
  return Uint8Array.from({ length: 0x2100 }, (_, code) => {
    const unit = String.fromCharCode(code);
    return special.test(unit) ? (LETTERS.get(unit) ?? 'u').charCodeAt(0) : 0;
  });
}
