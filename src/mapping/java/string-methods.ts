import { CharacterValue, ListValue, type Value } from '../json/values.js';
import { character, int, notComparable, outOfBounds, text } from './arguments.js';
import { ArrayValue } from './array-value.js';
import { javaFormat } from './format.js';
import type { MethodTable } from './java-class.js';
import { printed } from './text.js';
import { CollectionView } from './views.js';
import { RenderFailure, type Work } from './work.js';

/** `java.lang.String`, as of Java 8, without regular expressions. */
export const STRING_METHODS: MethodTable<string> = {
  'length()': (self) => self.length,
  'isEmpty()': (self) => self === '',
  'charAt(int)': (self, [index]) => new CharacterValue(unitAt(self, int(index))),
  'codePointAt(int)': (self, [index]) => {
    unitAt(self, int(index));
    return self.codePointAt(int(index)) ?? 0;
  },
  'codePointBefore(int)': (self, [index]) => {
    unitAt(self, int(index) - 1);
    return [...self.slice(0, int(index))].at(-1)?.codePointAt(0) ?? 0;
  },
  'codePointCount(int,int)': (self, [from, to]) => [...slice(self, int(from), int(to))].length,
  'compareTo(String)': (self, [other]) => compare(self, text(other)),
  'compareTo(Object)': notComparable,
  'compareToIgnoreCase(String)': (self, [other], run) =>
    compare(folded(self, run), folded(text(other), run)),
  'concat(String)': (self, [more]) => self + text(more),
  'contains(CharSequence)': (self, [part]) => self.includes(text(part)),
  'contentEquals(CharSequence)': (self, [other]) => self === text(other),
  'endsWith(String)': (self, [end]) => self.endsWith(text(end)),
  'equalsIgnoreCase(String)': (self, [other], run) => {
    if (other === null || self.length !== text(other).length) return false;
    return folded(self, run) === folded(text(other), run);
  },
  'getBytes()': (self) => bytes(self, 'UTF-8'),
  'getBytes(String)': (self, [charset]) => bytes(self, text(charset)),
  'indexOf(String)': (self, [part]) => self.indexOf(text(part)),
  'indexOf(int)': (self, [code]) => indexOfCode(self, int(code), 0),
  'indexOf(String,int)': (self, [part, from]) => self.indexOf(text(part), int(from)),
  'indexOf(int,int)': (self, [code, from]) => indexOfCode(self, int(code), int(from)),
  'intern()': (self) => self,
  'lastIndexOf(String)': (self, [part]) => self.lastIndexOf(text(part)),
  'lastIndexOf(int)': (self, [code]) => lastIndexOf(self, character(code), self.length),
  'lastIndexOf(String,int)': (self, [part, from]) => lastIndexOf(self, text(part), int(from)),
  'lastIndexOf(int,int)': (self, [code, from]) => lastIndexOf(self, character(code), int(from)),
  'offsetByCodePoints(int,int)': (self, [index, offset]) => {
    const units = [...slice(self, int(index), self.length)].slice(0, int(offset));
    if (units.length < int(offset)) throw outOfBounds(int(offset), self.length);
    return int(index) + units.join('').length;
  },
  'regionMatches(int,String,int,int)': (self, [at, other, from, length]) =>
    region(self, int(at), int(length)) === region(text(other), int(from), int(length)),
  'regionMatches(boolean,int,String,int,int)': (
    self,
    [ignoreCase, at, other, from, length],
    run,
  ) => {
    const [one, two] = [
      region(self, int(at), int(length)),
      region(text(other), int(from), int(length)),
    ];
    if (one === undefined || two === undefined) return false;
    return ignoreCase === true ? folded(one, run) === folded(two, run) : one === two;
  },
  'replace(char,char)': (self, [from, to]) => self.replaceAll(character(from), () => character(to)),
  'replace(CharSequence,CharSequence)': (self, [from, to], run) => {
    const parts = self.split(text(from));
    const count = text(from) === '' ? self.length + 1 : parts.length - 1;
    run.spendText(self.length + count * text(to).length);
    if (text(from) !== '') return parts.join(text(to));
    return self === '' ? text(to) : text(to) + self.split('').join(text(to)) + text(to);
  },
  'startsWith(String)': (self, [start]) => self.startsWith(text(start)),
  'startsWith(String,int)': (self, [start, from]) =>
    int(from) >= 0 && int(from) <= self.length && self.startsWith(text(start), int(from)),
  'subSequence(int,int)': (self, [from, to]) => slice(self, int(from), int(to)),
  'substring(int)': (self, [from]) => slice(self, int(from), self.length),
  'substring(int,int)': (self, [from, to]) => slice(self, int(from), int(to)),
  'toCharArray()': (self) =>
    new ArrayValue(
      self.split('').map((unit) => new CharacterValue(unit)),
      'char',
    ),
  'toLowerCase()': (self) => self.toLowerCase(),
  'toUpperCase()': (self) => self.toUpperCase(),
  'toString()': (self) => self,
  'trim()': trim,
  'format(String,Object[])': (_self, [pattern, ...values], run) =>
    javaFormat(text(pattern), variable(values), run),
  'join(CharSequence,CharSequence[])': (_self, [separator, ...parts], run) =>
    join(text(separator), variable(parts), run.spendText.bind(run)),
  'join(CharSequence,Iterable)': (_self, [separator, parts], run) =>
    join(text(separator), itemsOf(parts), run.spendText.bind(run)),
  'valueOf(Object)': (_self, [value], run) => printed(value ?? null, run),
  'valueOf(char[])': (_self, [value]) => itemsOf(value).map(character).join(''),
  'valueOf(char[],int,int)': (_self, [value, from, count]) => partOf(value, int(from), int(count)),
  'valueOf(boolean)': (_self, [value]) => String(value),
  'valueOf(char)': (_self, [value]) => character(value),
  'valueOf(int)': (_self, [value], run) => printed(value ?? null, run),
  'valueOf(long)': (_self, [value], run) => printed(value ?? null, run),
  'valueOf(float)': (_self, [value], run) => printed(value ?? null, run),
  'valueOf(double)': (_self, [value], run) => printed(value ?? null, run),
  'copyValueOf(char[])': (_self, [value]) => itemsOf(value).map(character).join(''),
  'copyValueOf(char[],int,int)': (_self, [value, from, count]) =>
    partOf(value, int(from), int(count)),
};

/** Takes away what is no larger than a blank, at both ends. */
function trim(self: string): string {
  let start = 0;
  let end = self.length;
  while (start < end && self.charCodeAt(start) <= 32) start += 1;
  while (end > start && self.charCodeAt(end - 1) <= 32) end -= 1;
  return self.slice(start, end);
}

function unitAt(self: string, index: number): string {
  if (index < 0 || index >= self.length) throw outOfBounds(index, self.length);
  return self.charAt(index);
}

function slice(self: string, from: number, to: number): string {
  if (from < 0 || to > self.length || from > to)
    throw outOfBounds(from < 0 ? from : to, self.length);
  return self.slice(from, to);
}

function region(self: string, from: number, length: number): string | undefined {
  if (from < 0 || from + length > self.length) return undefined;
  return self.slice(from, from + Math.max(0, length));
}

function indexOfCode(self: string, code: number, from: number): number {
  return code < 0 || code > 0x10ffff ? -1 : self.indexOf(String.fromCodePoint(code), from);
}

function lastIndexOf(self: string, part: string, from: number): number {
  return from < 0 ? -1 : self.lastIndexOf(part, from);
}

/** The difference of the first units that differ, or of the lengths. */
function compare(self: string, other: string): number {
  const length = Math.min(self.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = self.charCodeAt(at) - other.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return self.length - other.length;
}

/** Unit by unit, without the upper-case forms that are longer than one unit. */
function folded(self: string, run: Work): string {
  const isAscii = ASCII.test(self);
  run.spend(isAscii ? self.length >> 2 : self.length);
  if (isAscii) return self.toLowerCase();
  return self.replace(/[^\0-@[-`{-\x7f]/g, (unit) => {
    const upper = unit.toUpperCase();
    const single = upper.length === 1 ? upper : unit;
    const lower = single.toLowerCase();
    return lower.length === 1 ? lower : single;
  });
}

const ASCII = /^[\0-\x7f]*$/;

function bytes(self: string, charset: string): Value {
  const name = charset.toUpperCase();
  if (name === 'UTF-8' || name === 'UTF8') {
    const encoded = new TextEncoder().encode(self.replace(LONE_SURROGATE, '?'));
    return new ArrayValue(
      [...encoded].map((byte) => (byte << 24) >> 24),
      'byte',
    );
  }
  const largest = SINGLE_BYTE_CHARSETS.get(name);
  if (largest === undefined) throw new RenderFailure(`Unknown charset ${charset}`);
  const codes = [...self].map((unit) => unit.codePointAt(0) ?? 0);
  return new ArrayValue(
    codes.map((code) => ((code > largest ? 63 : code) << 24) >> 24),
    'byte',
  );
}

const LONE_SURROGATE = /[\ud800-\udfff]/gu;
const SINGLE_BYTE_CHARSETS = new Map([
  ['ISO-8859-1', 255],
  ['LATIN1', 255],
  ['US-ASCII', 127],
  ['ASCII', 127],
]);

/** The arguments of a method that takes any number of them: one array stands for its elements. */
function variable(args: readonly Value[]): readonly Value[] {
  const [only] = args;
  return args.length === 1 && only instanceof ArrayValue ? only.items : args;
}

function itemsOf(value: Value | undefined): readonly Value[] {
  if (value instanceof ListValue) return value.items;
  if (value instanceof CollectionView) return value.items();
  throw new RenderFailure('Nothing to walk');
}

function join(separator: string, parts: readonly Value[], spend: (length: number) => void): string {
  const texts = parts.map((part) => (part === null ? 'null' : text(part)));
  spend(texts.reduce((sum, { length }) => sum + length + separator.length, 0));
  return texts.join(separator);
}

function partOf(value: Value | undefined, from: number, count: number): string {
  return slice(itemsOf(value).map(character).join(''), from, from + count);
}
