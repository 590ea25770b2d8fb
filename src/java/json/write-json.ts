import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_BRACKET,
  SLASH,
} from '../characters.js';
import { javaNumberText } from './java-number-text.js';
import { MAX_JSON_DEPTH } from './read/read-json.js';
import { TextBuilder, ValueTextError } from './text-builder.js';
import type { UnitBuffer } from './unit-buffer.js';
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
  const first = text.search(slash === 'escaped' ? SPECIAL_OR_SLASH : SPECIAL);
  out.appendUnit(DOUBLE_QUOTE);
  if (first < 0) {
    out.append(text);
  } else {
    out.appendBy((units) => addEscaped(units, text, first, slash));
  }
  out.appendUnit(DOUBLE_QUOTE);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped
const SPECIAL = /["\\\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped
const SPECIAL_OR_SLASH = /["\\/\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/;

/** @param first the offset of the first unit that is escaped */
function addEscaped(out: UnitBuffer, text: string, first: number, slash: SlashStyle): void {
  out.addSlice(text, 0, first);
  for (let at = first; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const written = unit < ESCAPES.length ? ESCAPES[unit] : undefined;
    if (written === undefined || (unit === SLASH && slash === 'plain')) {
      out.add(unit);
    } else {
      out.addSlice(written, 0, written.length);
    }
  }
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** How each unit is written that is escaped, by the unit. */
const ESCAPES: readonly (string | undefined)[] = Array.from({ length: 0x2100 }, (_, code) => {
  const unit = String.fromCharCode(code);
  return SPECIAL_OR_SLASH.test(unit)
    ? (SHORT_ESCAPES.get(unit) ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`)
    : undefined;
});
