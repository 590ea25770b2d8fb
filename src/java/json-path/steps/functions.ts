import { javaText } from '../../json/java-text.js';
import { workOfNumber } from '../../json/number-work.js';
import { DoubleValue, ListValue, MapValue, type Value } from '../../json/values.js';
import { JsonPathError } from '../json-path-errors.js';
import type { Evaluation } from './evaluation.js';

/** Takes the value before the dot and the values of the parameters. */
export type PathFunction = (
  value: Value,
  parameters: readonly Value[],
  evaluation: Evaluation,
) => Value;

/** Jayway's functions by name. */
export const FUNCTIONS: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ['length', lengthOf],
  ['size', lengthOf],
  ['keys', keysOf],
  ['concat', concatenate],
  ['append', append],
  ['sum', aggregate((numbers) => sum(numbers))],
  ['avg', aggregate((numbers) => sum(numbers) / numbers.length)],
  [
    'min',
    aggregate((numbers) => numbers.reduce((least, number) => (number < least ? number : least))),
  ],
  [
    'max',
    aggregate((numbers) => numbers.reduce((most, number) => (number > most ? number : most))),
  ],
  ['stddev', aggregate(standardDeviation)],
  ['first', (value) => itemOf(value, 0)],
  ['last', (value) => itemOf(value, -1)],
  ['index', (value, parameters, evaluation) => itemOf(value, indexOf(parameters, evaluation))],
]);

function lengthOf(value: Value): Value {
  if (value instanceof ListValue) {
    return value.items.length;
  }
  return value instanceof MapValue ? value.entries.size : null;
}

function keysOf(value: Value, _parameters: readonly Value[], evaluation: Evaluation): Value {
  if (!(value instanceof MapValue)) {
    return null;
  }
  evaluation.spend(value.entries.size);
  return new ListValue([...value.entries.keys()]);
}

/** The strings of the list, then the parameters of any kind. */
function concatenate(value: Value, parameters: readonly Value[], evaluation: Evaluation): Value {
  const items = value instanceof ListValue ? value.items : [];
  evaluation.spend(items.length);
  const texts = [...items.filter((item) => typeof item === 'string'), ...flatten(parameters)];
  let result = '';
  for (const text of texts.map(javaText)) {
    evaluation.spend(1 + (text.length >> 2));
    result += text;
  }
  return result;
}

/** Modifies the list itself, as in Jayway. */
function append(value: Value, parameters: readonly Value[]): Value {
  if (value instanceof ListValue) {
    value.items.push(...parameters);
  }
  return value;
}

function aggregate(compute: (numbers: readonly number[]) => number): PathFunction {
  return (value, parameters, evaluation) => {
    const items = value instanceof ListValue ? value.items : [];
    const numbers = numbersIn([...items, ...flatten(parameters)], evaluation);
    if (numbers.length === 0) {
      throw new JsonPathError('The function has no numbers to aggregate');
    }
    return new DoubleValue(compute(numbers));
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function standardDeviation(numbers: readonly number[]): number {
  const count = numbers.length;
  const total = sum(numbers);
  const squares = sum(numbers.map((number) => number * number));
  return Math.sqrt(squares / count - (total * total) / count / count);
}

function numbersIn(values: readonly Value[], evaluation: Evaluation): number[] {
  const numbers: number[] = [];
  evaluation.spend(values.length);
  for (const value of values) {
    evaluation.spend(workOfNumber(value));
    if (typeof value === 'number') {
      numbers.push(value);
    } else if (value !== null && typeof value === 'object' && NUMBER_KINDS.has(value.kind)) {
      numbers.push(Number(javaText(value)));
    }
  }
  return numbers;
}

const NUMBER_KINDS: ReadonlySet<string> = new Set([
  'Long',
  'BigInteger',
  'Float',
  'Double',
  'BigDecimal',
]);

/** The parameters, with lists replaced by their items and without nulls. */
function flatten(parameters: readonly Value[]): Value[] {
  return parameters
    .flatMap((parameter) => (parameter instanceof ListValue ? parameter.items : [parameter]))
    .filter((value) => value !== null);
}

function itemOf(value: Value, index: number): Value {
  const items = value instanceof ListValue ? value.items : [];
  // Counting from the end, Jayway never finds the first item, not even in a list of one.
  const item = items[index < 0 ? items.length + index || -1 : index];
  if (item === undefined) {
    throw new JsonPathError(`Index ${index} is outside the array`);
  }
  return item;
}

function indexOf(parameters: readonly Value[], evaluation: Evaluation): number {
  const [index] = numbersIn(flatten(parameters), evaluation);
  if (index === undefined) {
    throw new JsonPathError('The parameter of index() must be a number');
  }
  return Math.trunc(index);
}
