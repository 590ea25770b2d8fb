import { numberValue } from '../../values/make-value.js';
import { BigFloat } from '../../values/numbers/big-float.js';
import { bigOf, parameter, textOf, wholeNumberOf } from '../arguments.js';
import { FunctionProblem, type HclFunction } from '../function.js';

const number = parameter('num', 'number');

/** https://developer.hashicorp.com/terraform/language/functions, "Numeric Functions" */
export const NUMERIC_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  abs: unary((value) => (value.sign < 0 ? value.negated() : value)),
  ceil: unary((value) => rounded(value, 1)),
  floor: unary((value) => rounded(value, -1)),
  log: {
    parameters: [number, parameter('base', 'number')],
    result: 'number',
    call: ([value, base]) =>
      double(Math.log(bigOf(value).toNumber()) / Math.log(bigOf(base).toNumber())),
  },
  max: extreme(1),
  min: extreme(-1),
  parseint: {
    parameters: [parameter('number', 'dynamic'), parameter('base', 'number')],
    result: 'number',
    call: ([digits, base]) => {
      if (digits?.kind !== 'string') {
        throw new FunctionProblem(`a text is required, not a ${digits?.kind}`, 0);
      }
      return numberValue(parseInteger(textOf(digits), wholeNumberOf(base, 1)));
    },
  },
  pow: {
    parameters: [number, parameter('power', 'number')],
    result: 'number',
    call: ([value, power]) => double(bigOf(value).toNumber() ** bigOf(power).toNumber()),
  },
  signum: {
    parameters: [number],
    result: 'number',
    call: ([value]) => numberValue(Math.sign(wholeNumberOf(value))),
  },
};

function unary(compute: (value: BigFloat) => BigFloat): HclFunction {
  return {
    parameters: [number],
    result: 'number',
    call: ([value]) => numberValue(compute(bigOf(value))),
  };
}

/** The nearest whole number above (1) or below (-1). */
function rounded(value: BigFloat, direction: 1 | -1): BigFloat {
  const whole = value.truncated();
  const step = !value.isInteger && value.sign === direction ? BigInt(direction) : 0n;
  return BigFloat.ofBigInt(whole + step);
}

function double(value: number): ReturnType<typeof numberValue> {
  if (!Number.isFinite(value)) {
    throw new FunctionProblem('the result is not a finite number');
  }
  return numberValue(BigFloat.ofDouble(value));
}

function extreme(direction: 1 | -1): HclFunction {
  return {
    parameters: [],
    rest: parameter('numbers', 'number'),
    result: 'number',
    call: (values) => {
      const numbers = values.map(bigOf);
      if (numbers.length === 0) {
        throw new FunctionProblem('at least one number is required');
      }
      return numberValue(
        numbers.reduce((best, one) => (one.compare(best) === direction ? one : best)),
      );
    },
  };
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The most digits of a text that is read as a number. */
const MAX_DIGITS = 1_000;

function parseInteger(text: string, base: number): BigFloat {
  if (base < 2 || base > DIGITS.length) {
    throw new FunctionProblem('the base must be from 2 to 62', 1);
  }
  const [, sign, digits = ''] = /^([+-]?)(.+)$/s.exec(text) ?? [];
  let value = 0n;
  for (const character of digits.slice(0, MAX_DIGITS + 1)) {
    // Up to base 36 both cases of a letter are the same digit.
    const digit = DIGITS.indexOf(base <= 36 ? character.toLowerCase() : character);
    if (digit < 0 || digit >= base || digits.length > MAX_DIGITS) {
      value = -1n;
      break;
    }
    value = value * BigInt(base) + BigInt(digit);
  }
  if (digits === '' || value < 0n) {
    const found = JSON.stringify(text.slice(0, 80));
    throw new FunctionProblem(`${found} is not a whole number of base ${base}`, 0);
  }
  return BigFloat.ofBigInt(sign === '-' ? -value : value);
}
