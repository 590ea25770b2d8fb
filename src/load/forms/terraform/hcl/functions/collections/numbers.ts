import { ConversionProblem, convert } from '../../values/conversion/convert.js';
import { listValue, numberValue, unknownFrom } from '../../values/make-value.js';
import { BigFloat } from '../../values/numbers/big-float.js';
import type { HclValue } from '../../values/value.js';
import { anyParameter, bigOf, parameter } from '../arguments.js';
import { FunctionProblem, type HclFunction } from '../function.js';

/** https://developer.hashicorp.com/terraform/language/functions/range and `sum` */
export const COUNTING_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  range: {
    parameters: [],
    rest: parameter('params', 'number'),
    call: (values) => range(values.map(bigOf)),
  },
  sum: {
    parameters: [anyParameter('list')],
    result: 'number',
    call: ([list]) => sum(list),
  },
};

/** As many values as Terraform makes at most. */
const MAX_RANGE = 1024;

function range(numbers: readonly BigFloat[]): HclValue {
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 3) {
    throw new FunctionProblem('range takes one, two or three numbers');
  }
  const start = second === undefined ? BigFloat.ofInteger(0) : first;
  const end = second ?? first;
  const down = end.compare(start) < 0;
  const step = numbers[2] ?? BigFloat.ofInteger(down ? -1 : 1);
  if (down !== step.sign < 0 && end.compare(start) !== 0) {
    throw new FunctionProblem('the step must lead from the start to the end', 0);
  }
  const items: HclValue[] = [];
  for (let at = start; down ? at.compare(end) > 0 : at.compare(end) < 0; at = at.plus(step)) {
    if (items.length >= MAX_RANGE) {
      throw new FunctionProblem(`a range may have up to ${MAX_RANGE} values; use a greater step`);
    }
    items.push(numberValue(at));
  }
  return listValue(items, 'number');
}

function sum(list: HclValue | undefined): HclValue {
  if (list?.kind === 'unknown' || (list !== undefined && 'extent' in list && !list.extent.known)) {
    return unknownFrom([list], 'number');
  }
  if (list === undefined || !('items' in list) || list.items.length === 0) {
    throw new FunctionProblem('a list, set or tuple of at least one number is required', 0);
  }
  try {
    const numbers = list.items.map((item) => bigOf(convert(item, 'number')));
    return numberValue(numbers.reduce((total, number) => total.plus(number)));
  } catch (problem) {
    if (problem instanceof ConversionProblem || problem instanceof FunctionProblem) {
      throw new FunctionProblem(`all elements must be numbers: ${problem.message}`, 0);
    }
    throw problem;
  }
}
