import { javaNumberText } from './java-number-text.js';
import { MAX_JSON_DEPTH } from './read/json-reading.js';
import { TextBuilder, ValueTextError } from './text-builder.js';
import { ListValue, MapValue, SilentMap, type Value } from './values.js';
import { appendJson } from './write-json.js';

/**
 * `String.valueOf(value)` in Java: maps as `{a=1}`, lists as `[1, null]`, arrays that were read from
 * JSON as compact JSON with `\/`, numbers in the form of their class.
 * @throws ValueTextError if a value is nested too deeply or is too long
 */
export function javaText(value: Value): string {
  if (typeof value === 'string') {
    return value;
  }
  if (value === null || typeof value !== 'object') {
    return String(value);
  }
  if (value instanceof SilentMap) {
    return '';
  }
  switch (value.kind) {
    case 'Map':
    case 'List':
    case 'JsonArray': {
      const out = new TextBuilder();
      appendText(out, value, 0);
      return out.text;
    }
    case 'Array':
      return '[Ljava.lang.String;@0';
    case 'Character':
      return value.value;
    case 'Opaque':
      return value.text();
    default:
      return javaNumberText(value);
  }
}

function appendText(out: TextBuilder, value: Value, depth: number): void {
  if (depth > MAX_JSON_DEPTH) {
    throw new ValueTextError('A value is nested too deeply to be printed');
  }
  if (value instanceof SilentMap) {
    return;
  }
  if (value instanceof MapValue) {
    appendMap(out, value, depth);
  } else if (!(value instanceof ListValue)) {
    out.append(javaText(value));
  } else if (value.kind === 'List') {
    appendList(out, value, depth);
  } else if (value.kind === 'JsonArray') {
    appendJson(out, value, 'escaped', depth);
  } else {
    out.append(javaText(value));
  }
}

function appendMap(out: TextBuilder, map: MapValue, depth: number): void {
  let separator = '{';
  for (const [key, value] of map.entries) {
    out.append(separator);
    if (key === map) {
      out.append('(this Map)');
    } else {
      appendText(out, key, depth + 1);
    }
    out.append('=');
    if (value === map) {
      out.append('(this Map)');
    } else {
      appendText(out, value, depth + 1);
    }
    separator = ', ';
  }
  out.append(separator === '{' ? '{}' : '}');
}

function appendList(out: TextBuilder, list: ListValue, depth: number): void {
  let separator = '[';
  for (const item of list.items) {
    out.append(separator);
    if (item === list) {
      out.append('(this Collection)');
    } else {
      appendText(out, item, depth + 1);
    }
    separator = ', ';
  }
  out.append(separator === '[' ? '[]' : ']');
}
