import { comparableText } from '../../values/canonical.js';
import { convert } from '../../values/conversion/convert.js';
import { unify } from '../../values/conversion/unify.js';
import { listValue, stringValue, tupleValue, unknownFrom } from '../../values/make-value.js';
import { compareText } from '../../values/texts/text-order.js';
import { type HclType, listTypeOf } from '../../values/type.js';
import { type HclValue, isWhollyKnown, typeOfValue } from '../../values/value.js';
import { anyParameter, elementsIn, parameter, textOf, wholeNumberOf } from '../arguments.js';
import { FunctionProblem, type HclFunction } from '../function.js';

const anyList = { name: 'list', type: listTypeOf('dynamic'), unknown: true } as const;
const anySequence = anyParameter('list');

/** https://developer.hashicorp.com/terraform/language/functions, lists of "Collection Functions" */
export const SEQUENCE_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  chunklist: {
    parameters: [anyList, parameter('size', 'number')],
    call: ([list, size]) => chunks(list, wholeNumberOf(size, 1)),
  },
  compact: {
    parameters: [{ ...parameter('list', listTypeOf('string')), unknown: true }],
    call: (values) => {
      const items = knownItems(values[0]);
      return items === undefined
        ? unknownFrom(values, listTypeOf('string'))
        : listValue(
            items.filter((item) => item.kind === 'string' && item.text !== ''),
            'string',
          );
    },
  },
  concat: { parameters: [], rest: anyParameter('seqs'), call: concat },
  distinct: {
    parameters: [anyList],
    call: (values) => {
      const items = knownItems(values[0]);
      return items === undefined
        ? unknownFrom(values, 'dynamic')
        : listValue(distinct(items), elementOf(values[0]));
    },
  },
  element: {
    parameters: [anySequence, parameter('index', 'number')],
    call: ([list, index]) => elementOfSequence(list, wholeNumberOf(index, 1)),
  },
  flatten: { parameters: [anyParameter('list')], call: ([list]) => flatten(list) },
  reverse: {
    parameters: [anySequence],
    call: ([list]) => {
      if (list?.kind === 'unknown') {
        return unknownFrom([list], 'dynamic');
      }
      const items = elementsIn(list).toReversed();
      return list?.kind === 'tuple' ? tupleValue(items) : listValue(items, elementOf(list));
    },
  },
  slice: {
    parameters: [anySequence, parameter('start_index', 'number'), parameter('end_index', 'number')],
    call: ([list, start, end]) => slice(list, wholeNumberOf(start, 1), wholeNumberOf(end, 2)),
  },
  sort: {
    parameters: [{ ...parameter('list', listTypeOf('string')), unknown: true }],
    call: ([list]) => sort(list),
  },
};

/** The elements; `undefined` if one of them is not known. */
function knownItems(list: HclValue | undefined): readonly HclValue[] | undefined {
  return list !== undefined && isWhollyKnown(list) ? elementsIn(list) : undefined;
}

function elementOf(value: HclValue | undefined): HclType {
  return value !== undefined && 'element' in value ? value.element : 'dynamic';
}

function distinct(items: readonly HclValue[]): readonly HclValue[] {
  const seen = new Map<string, HclValue>();
  for (const item of items) {
    const text = comparableText(item);
    if (!seen.has(text)) {
      seen.set(text, item);
    }
  }
  return [...seen.values()];
}

/** A size of 0 makes one chunk of all. */
function chunks(list: HclValue | undefined, size: number): HclValue {
  if (size < 0) {
    throw new FunctionProblem('the size must not be negative', 1);
  }
  if (list?.kind === 'unknown') {
    return unknownFrom([list], 'dynamic');
  }
  const items = elementsIn(list);
  const element = elementOf(list);
  const parts: HclValue[] = [];
  const step = size === 0 ? Math.max(1, items.length) : size;
  for (let start = 0; start < items.length; start += step) {
    parts.push(listValue(items.slice(start, start + step), element));
  }
  return listValue(parts, listTypeOf(element));
}

/** Lists of types that unify make a list, everything else a tuple. */
function concat(values: readonly HclValue[]): HclValue {
  if (values.length === 0) {
    throw new FunctionProblem('at least one argument is required');
  }
  if (values.some(({ kind }) => kind === 'unknown')) {
    return unknownFrom(values, 'dynamic');
  }
  const wrong = values.findIndex(({ kind }) => kind !== 'list' && kind !== 'tuple');
  if (wrong !== -1) {
    throw new FunctionProblem(
      `all arguments must be lists or tuples, and one is a ${values[wrong]?.kind}`,
      wrong,
    );
  }
  const type = values.every(({ kind }) => kind === 'list')
    ? unify(values.map(typeOfValue))
    : undefined;
  if (type === undefined || typeof type === 'string' || type.kind !== 'list') {
    return tupleValue(values.flatMap(elementsIn));
  }
  return listValue(
    values.flatMap((value) => elementsIn(convert(value, type))),
    type.element,
  );
}

/** The index wraps around. */
function elementOfSequence(list: HclValue | undefined, index: number): HclValue {
  if (list?.kind === 'unknown') {
    return unknownFrom([list], 'dynamic');
  }
  if (list?.kind !== 'list' && list?.kind !== 'tuple') {
    throw new FunctionProblem(`a list is required, not a ${list?.kind}`, 0);
  }
  const item = index < 0 ? undefined : list.items[index % Math.max(1, list.items.length)];
  if (item === undefined) {
    throw new FunctionProblem(
      index < 0 ? 'the index must not be negative' : 'an empty list does not have elements',
    );
  }
  return item;
}

/** Lists in lists become one tuple, through all levels. */
function flatten(list: HclValue | undefined): HclValue {
  if (list?.kind === 'unknown') {
    return unknownFrom([list], 'dynamic');
  }
  if (list === undefined || !('items' in list)) {
    throw new FunctionProblem('only lists, sets and tuples can be flattened');
  }
  const flat: HclValue[] = [];
  const add = (item: HclValue): void => {
    if ('items' in item) {
      item.items.forEach(add);
    } else {
      flat.push(item);
    }
  };
  add(list);
  // An element of a type that is not known yet may be a list.
  const open = flat.filter((item) => item.kind === 'unknown' && isOpen(item.type));
  return open.length > 0 ? unknownFrom(open, 'dynamic') : tupleValue(flat);
}

function isOpen(type: HclType): boolean {
  return (
    type === 'dynamic' || (typeof type !== 'string' && ['list', 'set', 'tuple'].includes(type.kind))
  );
}

function slice(list: HclValue | undefined, start: number, end: number): HclValue {
  if (list?.kind === 'unknown') {
    return unknownFrom([list], 'dynamic');
  }
  if (list?.kind !== 'list' && list?.kind !== 'tuple') {
    throw new FunctionProblem('only a list or tuple can be sliced; convert a set with tolist', 0);
  }
  if (start < 0 || start > end) {
    throw new FunctionProblem('the start must be from 0 to the end', 1);
  }
  if (end > list.items.length) {
    throw new FunctionProblem('the end must not be greater than the length of the list', 2);
  }
  const items = list.items.slice(start, end);
  return list.kind === 'tuple' ? tupleValue(items) : listValue(items, list.element);
}

function sort(list: HclValue | undefined): HclValue {
  if (list?.kind === 'unknown') {
    return unknownFrom([list], listTypeOf('string'));
  }
  const items = elementsIn(list);
  if (items.some(({ kind }) => kind === 'unknown')) {
    return listValue(
      items.map(() => unknownFrom(items, 'string')),
      'string',
    );
  }
  const texts = items.map(textOf).sort(compareText);
  return listValue(
    texts.map((text) => stringValue(text)),
    'string',
  );
}
