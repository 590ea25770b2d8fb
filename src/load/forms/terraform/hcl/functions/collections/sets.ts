import { comparableText, setValue } from '../../values/canonical.js';
import { convert } from '../../values/conversion/convert.js';
import { listValue, tupleValue, unknownFrom } from '../../values/make-value.js';
import { listTypeOf, setTypeOf } from '../../values/type.js';
import { type HclValue, typeOfValue } from '../../values/value.js';
import { anyParameter, commonElementType, elementsIn } from '../arguments.js';
import { type FunctionCall, FunctionProblem, type HclFunction } from '../function.js';

const set = { name: 'sets', type: setTypeOf('dynamic'), unknown: true } as const;

/** https://developer.hashicorp.com/terraform/language/functions, sets of "Collection Functions" */
export const SET_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  setintersection: {
    parameters: [set],
    rest: set,
    call: (sets) =>
      combine(sets, true, (first, others) =>
        first.filter((item) => others.every((other) => other.has(comparableText(item)))),
      ),
  },
  setproduct: { parameters: [], rest: anyParameter('sets'), call: product },
  setsubtract: {
    parameters: [set, set],
    call: (sets) =>
      combine(sets, true, (first, others) =>
        first.filter((item) => !others.some((other) => other.has(comparableText(item)))),
      ),
  },
  setunion: {
    parameters: [set],
    rest: set,
    call: (sets) =>
      combine(sets, false, (first, others) => [
        ...first,
        ...others.flatMap((other) => [...other.values()]),
      ]),
  },
};

type Items = ReadonlyMap<string, HclValue>;

/** Converts sets to the element type that all have in common, and makes one set of them. */
function combine(
  sets: readonly HclValue[],
  needsAll: boolean,
  make: (first: readonly HclValue[], others: readonly Items[]) => readonly HclValue[],
): HclValue {
  const isOpen = (value: HclValue): boolean =>
    value.kind === 'unknown' || (needsAll && 'extent' in value && !value.extent.known);
  if (sets.some(isOpen)) {
    return unknownFrom(sets, 'dynamic');
  }
  const element = commonElementType(sets.filter((one) => elementsIn(one).length > 0));
  const [first = [], ...others] = sets.map((one) => elementsIn(convert(one, setTypeOf(element))));
  const maps = others.map((items) => new Map(items.map((item) => [comparableText(item), item])));
  return setValue(make(first, maps), element);
}

/** All combinations of elements; a list, or a set if all arguments are sets. */
function product(values: readonly HclValue[], { budget, place }: FunctionCall): HclValue {
  if (values.length < 2) {
    throw new FunctionProblem('at least two arguments are required');
  }
  if (values.some(({ kind }) => kind === 'unknown')) {
    return unknownFrom(values, 'dynamic');
  }
  const unified = values.map((value) => {
    const element = commonElementType([value]);
    return value.kind === 'set'
      ? elementsIn(value)
      : elementsIn(convert(value, listTypeOf(element)));
  });
  const total = unified.reduce((count, items) => count * items.length, 1);
  budget.spend(Math.min(total, Number.MAX_SAFE_INTEGER) * values.length, place);
  let rows: (readonly HclValue[])[] = total === 0 ? [] : [[]];
  for (const items of total === 0 ? [] : unified) {
    rows = rows.flatMap((row) => items.map((item) => [...row, item]));
  }
  const tuples = rows.map((row) => tupleValue(row));
  const element =
    tuples[0] === undefined
      ? ({ kind: 'tuple', elements: values.map((value) => commonElementType([value])) } as const)
      : typeOfValue(tuples[0]);
  return values.every(({ kind }) => kind === 'set')
    ? setValue(tuples, element)
    : listValue(tuples, element);
}
