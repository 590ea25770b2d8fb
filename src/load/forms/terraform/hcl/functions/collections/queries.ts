import { convert } from '../../values/conversion/convert.js';
import { unify } from '../../values/conversion/unify.js';
import { equals } from '../../values/equality.js';
import { boolValue, nullValue, numberValue, unknownFrom } from '../../values/make-value.js';
import { graphemesOf } from '../../values/texts/text-order.js';
import { type HclValue, typeOfValue } from '../../values/value.js';
import { anyParameter, commonElementType, elementsIn } from '../arguments.js';
import { FunctionProblem, type HclFunction } from '../function.js';

const nullable = { ...anyParameter('vals'), nullable: true };

/** https://developer.hashicorp.com/terraform/language/functions, tests of "Collection Functions" */
export const QUERY_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  alltrue: quantifier(false),
  anytrue: quantifier(true),
  coalesce: { parameters: [], rest: nullable, call: coalesce },
  coalescelist: { parameters: [], rest: nullable, call: coalesceList },
  contains: {
    parameters: [anyParameter('list'), anyParameter('value')],
    result: 'bool',
    call: ([list, value]) => contains(list, value),
  },
  index: {
    parameters: [anyParameter('list'), anyParameter('value')],
    result: 'number',
    call: ([list, value]) => index(list, value),
  },
  length: {
    parameters: [anyParameter('value')],
    result: 'number',
    call: ([value]) => length(value),
  },
  one: { parameters: [anyParameter('list')], call: ([list]) => one(list) },
};

/** Whether any (true) or all (false) elements are true; null is false. */
function quantifier(decisive: boolean): HclFunction {
  return {
    parameters: [{ name: 'list', type: { kind: 'list', element: 'bool' }, unknown: true }],
    result: 'bool',
    call: ([list]) => {
      if (list === undefined || list.kind === 'unknown') {
        return unknownFrom(list === undefined ? [] : [list], 'bool');
      }
      const items = elementsIn(list);
      const isTrue = (item: HclValue): boolean => item.kind === 'bool' && item.bool;
      const open = items.filter(({ kind }) => kind === 'unknown');
      if (items.some((item) => item.kind !== 'unknown' && isTrue(item) === decisive)) {
        return boolValue(decisive);
      }
      return open.length > 0 ? unknownFrom(open, 'bool') : boolValue(!decisive);
    },
  };
}

/** The first value that is neither null nor an empty text, of the type that all have in common. */
function coalesce(values: readonly HclValue[]): HclValue {
  const type = unify(values.map(typeOfValue));
  if (type === undefined) {
    throw new FunctionProblem('all arguments must have one type in common');
  }
  for (const value of values) {
    if (value.kind === 'unknown') {
      return unknownFrom([value], type);
    }
    const result = convert(value, type);
    if (result.kind !== 'null' && !(result.kind === 'string' && result.text === '')) {
      return result;
    }
  }
  throw new FunctionProblem('all arguments are null or empty texts');
}

function coalesceList(values: readonly HclValue[]): HclValue {
  for (const value of values) {
    if (value.kind === 'unknown') {
      return unknownFrom([value], 'dynamic');
    }
    if (value.kind !== 'list' && value.kind !== 'tuple') {
      throw new FunctionProblem('all arguments must be lists or tuples');
    }
    if (value.items.length > 0) {
      return value;
    }
  }
  throw new FunctionProblem('all lists are empty');
}

function contains(list: HclValue | undefined, value: HclValue | undefined): HclValue {
  if (list?.kind === 'unknown' || value === undefined) {
    return unknownFrom(list === undefined ? [] : [list], 'bool');
  }
  const results = elementsIn(list).map((item) => equals(item, value));
  if (results.includes(true)) {
    return boolValue(true);
  }
  return results.includes(undefined)
    ? unknownFrom(list === undefined ? [value] : [list, value], 'bool')
    : boolValue(false);
}

function index(list: HclValue | undefined, value: HclValue | undefined): HclValue {
  if (list?.kind === 'unknown' || value === undefined) {
    return unknownFrom(list === undefined ? [] : [list], 'number');
  }
  if (list?.kind !== 'list' && list?.kind !== 'tuple') {
    throw new FunctionProblem('a list or tuple is required', 0);
  }
  for (const [at, item] of list.items.entries()) {
    const equal = equals(item, value);
    if (equal === undefined) {
      return unknownFrom([item, value], 'number');
    }
    if (equal) {
      return numberValue(at);
    }
  }
  throw new FunctionProblem(
    list.items.length === 0 ? 'the list is empty' : 'the value is not in the list',
  );
}

/** Elements of a collection, or characters of a text. */
function length(value: HclValue | undefined): HclValue {
  switch (value?.kind) {
    case 'string':
      return numberValue(graphemesOf(value.text).length);
    case 'list':
    case 'tuple':
      return numberValue(value.items.length);
    case 'set':
      // Two elements may turn out to be equal.
      return value.extent.known || value.items.length < 2
        ? numberValue(value.items.length)
        : unknownFrom([value], 'number');
    case 'map':
    case 'object':
      return numberValue(value.members.size);
    case 'unknown':
      return unknownFrom([value], 'number');
    default:
      throw new FunctionProblem(`a text or a collection is required, not a ${value?.kind}`);
  }
}

/** The element of a list of one, null for an empty one. */
function one(list: HclValue | undefined): HclValue {
  if (list?.kind === 'unknown') {
    return unknownFrom([list], 'dynamic', { nullable: true });
  }
  if (list === undefined || !('items' in list) || list.items.length > 1) {
    throw new FunctionProblem('a list, set or tuple of at most one element is required', 0);
  }
  return list.items[0] ?? nullValue(commonElementType([list]));
}
