import { readFileSync } from 'node:fs';
import { javaText, ListValue, MapValue, type Value } from '../../src/java/json/index.js';

/** The rows of a file of JSON lines that stands beside a test. */
export function readRows<T>(file: URL): T[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** A value with the Java class of every number: `{"a":[Integer(1),Double(1.0),"x",null]}`. */
export function dump(value: Value): string {
  if (value === null) {
    return 'null';
  }
  if (typeof value === 'string') {
    return quote(value);
  }
  if (typeof value === 'number') {
    return `Integer(${value})`;
  }
  if (typeof value === 'boolean') {
    return `Boolean(${value})`;
  }
  if (value instanceof ListValue) {
    return `[${value.items.map(dump).join(',')}]`;
  }
  if (value instanceof MapValue) {
    return `{${[...value.entries].map((entry) => entry.map(dump).join(':')).join(',')}}`;
  }
  return `${value.kind}(${javaText(value)})`;
}

/** Text in quotes, ASCII only. */
export function quote(text: string): string {
  const escaped = text.replace(
    /[^ !#-[\]-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
