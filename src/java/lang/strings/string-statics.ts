import { ListValue, type Value } from '../../json/values.js';
import { character, int, outOfBounds, stringArgument } from '../arguments.js';
import { ArrayValue } from '../collections/array-value.js';
import { collected } from '../collections/list-methods.js';
import { CollectionView } from '../collections/views.js';
import type { MethodTable } from '../java-class.js';
import { RenderFailure, type Work } from '../work.js';
import { javaFormat } from './format.js';
import { printed } from './text.js';

/** The static methods of `java.lang.String`, which a template can call on any string. */
export const STRING_STATICS: MethodTable<string> = {
  'format(String,Object[])': (_self, [pattern, ...values], run) =>
    javaFormat(stringArgument(pattern), variable(values), run),
  'join(CharSequence,CharSequence[])': (_self, [separator, ...parts], run) =>
    join(stringArgument(separator), variable(parts), run),
  'join(CharSequence,Iterable)': (_self, [separator, parts], run) =>
    join(stringArgument(separator), itemsOf(parts, run), run),
  'valueOf(Object)': (_self, [value], run) => printed(value ?? null, run),
  'valueOf(char[])': (_self, [value], run) => unitsOf(value, run),
  'valueOf(char[],int,int)': (_self, [value, from, count], run) =>
    partOf(unitsOf(value, run), int(from), int(count)),
  'valueOf(boolean)': (_self, [value]) => String(value),
  'valueOf(char)': (_self, [value]) => character(value),
  'valueOf(int)': (_self, [value], run) => printed(value ?? null, run),
  'valueOf(long)': (_self, [value], run) => printed(value ?? null, run),
  'valueOf(float)': (_self, [value], run) => printed(value ?? null, run),
  'valueOf(double)': (_self, [value], run) => printed(value ?? null, run),
  'copyValueOf(char[])': (_self, [value], run) => unitsOf(value, run),
  'copyValueOf(char[],int,int)': (_self, [value, from, count], run) =>
    partOf(unitsOf(value, run), int(from), int(count)),
};

/** The arguments of a variadic method: a single array stands for its elements. */
function variable(args: readonly Value[]): readonly Value[] {
  const [only] = args;
  return args.length === 1 && only instanceof ArrayValue ? only.items : args;
}

function itemsOf(value: Value | undefined, run: Work): readonly Value[] {
  if (value instanceof ListValue || value instanceof CollectionView) {
    return collected(value, run);
  }
  throw new RenderFailure('The argument must be an array or a collection');
}

function join(separator: string, parts: readonly Value[], run: Work): string {
  run.spend(parts.length);
  const texts = parts.map((part) => (part === null ? 'null' : stringArgument(part)));
  run.spendText(texts.reduce((sum, { length }) => sum + length + separator.length, 0));
  return texts.join(separator);
}

/** The text of a `char[]`. */
function unitsOf(value: Value | undefined, run: Work): string {
  const units = itemsOf(value, run);
  run.spend(units.length >> 2);
  return units.map(character).join('');
}

function partOf(units: string, from: number, count: number): string {
  const to = from + count;
  if (from < 0 || count < 0 || to > units.length) {
    throw outOfBounds(from < 0 ? from : to, units.length);
  }
  return units.slice(from, to);
}
