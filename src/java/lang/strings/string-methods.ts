import { CharacterValue } from '../../json/values.js';
import { indexOfText, lastIndexOfText, sameText, splitText } from '../../text-search.js';
import { character, int, notComparable, outOfBounds, stringArgument } from '../arguments.js';
import { ArrayValue } from '../collections/array-value.js';
import type { MethodTable } from '../java-class.js';
import type { Work } from '../work.js';
import { countPoints, offsetByPoints, pointBefore } from './code-points.js';
import { getBytes } from './string-bytes.js';

/** The methods of `java.lang.String` in Java 8, except static ones and those with regular expressions. */
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
    return pointBefore(self, int(index));
  },
  'codePointCount(int,int)': (self, [from, to], run) =>
    countPoints(slice(self, int(from), int(to)), run),
  'compareTo(String)': (self, [other]) => compare(self, stringArgument(other)),
  'compareTo(Object)': notComparable,
  'compareToIgnoreCase(String)': (self, [other], run) =>
    compare(folded(self, run), folded(stringArgument(other), run)),
  'concat(String)': (self, [more]) => self + stringArgument(more),
  'contains(CharSequence)': (self, [part], run) =>
    indexOfText(self, stringArgument(part), 0, run) >= 0,
  'contentEquals(CharSequence)': (self, [other], run) => sameText(self, stringArgument(other), run),
  'endsWith(String)': (self, [end]) => self.endsWith(stringArgument(end)),
  'equalsIgnoreCase(String)': (self, [other], run) => {
    if (other === null || self.length !== stringArgument(other).length) {
      return false;
    }
    return sameText(folded(self, run), folded(stringArgument(other), run), run);
  },
  'getBytes()': (self, _args, run) => getBytes(self, 'UTF-8', run),
  'getBytes(String)': (self, [charset], run) => getBytes(self, stringArgument(charset), run),
  'indexOf(String)': (self, [part], run) => indexOfText(self, stringArgument(part), 0, run),
  'indexOf(int)': (self, [code]) => indexOfCode(self, int(code), 0),
  'indexOf(String,int)': (self, [part, from], run) =>
    indexOfText(self, stringArgument(part), int(from), run),
  'indexOf(int,int)': (self, [code, from]) => indexOfCode(self, int(code), int(from)),
  'intern()': (self) => self,
  'lastIndexOf(String)': (self, [part], run) =>
    lastIndexOfText(self, stringArgument(part), self.length, run),
  'lastIndexOf(int)': (self, [code], run) => lastIndexOfCode(self, int(code), self.length, run),
  'lastIndexOf(String,int)': (self, [part, from], run) =>
    lastIndexOfText(self, stringArgument(part), int(from), run),
  'lastIndexOf(int,int)': (self, [code, from], run) =>
    lastIndexOfCode(self, int(code), int(from), run),
  'offsetByCodePoints(int,int)': (self, [index, offset], run) =>
    offsetByPoints(self, int(index), int(offset), run),
  'regionMatches(int,String,int,int)': (self, [at, other, from, length], run) => {
    const one = region(self, int(at), int(length));
    const two = region(stringArgument(other), int(from), int(length));
    return one !== undefined && two !== undefined && sameText(one, two, run);
  },
  'regionMatches(boolean,int,String,int,int)': (
    self,
    [ignoreCase, at, other, from, length],
    run,
  ) => {
    const [one, two] = [
      region(self, int(at), int(length)),
      region(stringArgument(other), int(from), int(length)),
    ];
    if (one === undefined || two === undefined) {
      return false;
    }
    return ignoreCase === true
      ? sameText(folded(one, run), folded(two, run), run)
      : sameText(one, two, run);
  },
  'replace(char,char)': (self, [from, to], run) =>
    splitText(self, character(from), run).join(character(to)),
  'replace(CharSequence,CharSequence)': (self, [from, to], run) =>
    replaced(self, stringArgument(from), stringArgument(to), run),
  'startsWith(String)': (self, [start]) => self.startsWith(stringArgument(start)),
  'startsWith(String,int)': (self, [start, from]) =>
    int(from) >= 0 && int(from) <= self.length && self.startsWith(stringArgument(start), int(from)),
  'subSequence(int,int)': (self, [from, to]) => slice(self, int(from), int(to)),
  'substring(int)': (self, [from]) => slice(self, int(from), self.length),
  'substring(int,int)': (self, [from, to]) => slice(self, int(from), int(to)),
  'toCharArray()': (self, _args, run) => {
    run.spend(self.length);
    const units = self.split('').map((unit) => new CharacterValue(unit));
    return new ArrayValue(units, 'char');
  },
  'toLowerCase()': (self) => self.toLowerCase(),
  'toUpperCase()': (self) => self.toUpperCase(),
  'toString()': (self) => self,
  'trim()': trim,
};

/** Removes the units up to U+0020 at both ends. */
function trim(self: string): string {
  let start = 0;
  let end = self.length;
  while (start < end && self.charCodeAt(start) <= 32) {
    start += 1;
  }
  while (end > start && self.charCodeAt(end - 1) <= 32) {
    end -= 1;
  }
  return self.slice(start, end);
}

function unitAt(self: string, index: number): string {
  if (index < 0 || index >= self.length) {
    throw outOfBounds(index, self.length);
  }
  return self.charAt(index);
}

function slice(self: string, from: number, to: number): string {
  if (from < 0 || to > self.length || from > to) {
    throw outOfBounds(from < 0 ? from : to, self.length);
  }
  return self.slice(from, to);
}

function region(self: string, from: number, length: number): string | undefined {
  if (from < 0 || from + length > self.length) {
    return undefined;
  }
  return self.slice(from, from + Math.max(0, length));
}

function indexOfCode(self: string, code: number, from: number): number {
  return code < 0 || code > 0x10ffff ? -1 : self.indexOf(String.fromCodePoint(code), from);
}

function lastIndexOfCode(self: string, code: number, from: number, run: Work): number {
  if (code < 0 || code > 0x10ffff) {
    return -1;
  }
  return lastIndexOfText(self, String.fromCodePoint(code), from, run);
}

/** An empty `from` matches before each character and at the end. */
function replaced(self: string, from: string, to: string, run: Work): string {
  const parts = splitText(self, from, run);
  const count = from === '' ? self.length + 1 : parts.length - 1;
  run.spendText(self.length + count * to.length);
  if (from !== '') {
    return parts.join(to);
  }
  return self === '' ? to : to + parts.join(to) + to;
}

/** The difference of the first units that differ, or of the lengths. */
function compare(self: string, other: string): number {
  const length = Math.min(self.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = self.charCodeAt(at) - other.charCodeAt(at);
    if (difference !== 0) {
      return difference;
    }
  }
  return self.length - other.length;
}

/** Converts each unit, ignoring upper-case forms longer than one unit. */
function folded(self: string, run: Work): string {
  const isAscii = ASCII.test(self);
  run.spend(isAscii ? self.length >> 2 : self.length);
  if (isAscii) {
    return self.toLowerCase();
  }
  return self.replace(/[^\0-@[-`{-\x7f]/g, (unit) => {
    const upper = unit.toUpperCase();
    const single = upper.length === 1 ? upper : unit;
    const lower = single.toLowerCase();
    return lower.length === 1 ? lower : single;
  });
}

const ASCII = /^[\0-\x7f]*$/;
