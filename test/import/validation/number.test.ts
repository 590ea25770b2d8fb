import { expect, test } from 'vitest';
import {
  canonicalNumber,
  compareModelNumbers,
  isInteger,
  isMultiple,
  modelNumberText,
  numberOfLiteral,
} from '../../../src/import/validation/number.js';

test.each([
  ['91.0', '91.0', false],
  ['1.50', '1.50', false],
  ['-7', '-7', true],
  ['12345678901234567890', '12345678901234567890', true],
  ['1e2', '1E+2', false],
  ['0.0000001', '1E-7', false],
  ['-0', '0', true],
])('%s is printed as Java prints it: %s', (literal, text, whole) => {
  expect(modelNumberText(numberOfLiteral(literal))).toBe(text);
  expect(isInteger(numberOfLiteral(literal))).toBe(whole);
});

test.each([
  ['1', '1.0', 0],
  ['9007199254740993', '9007199254740992', 1],
  ['0.1', '0.10000000000000000001', -1],
  ['1e1000000000', '2', 1],
  ['-1e1000000000', '2', -1],
])('%s and %s compare exactly', (left, right, sign) => {
  expect(Math.sign(compareModelNumbers(numberOfLiteral(left), numberOfLiteral(right)))).toBe(sign);
});

test.each([
  ['0.3', '0.1', true],
  ['19.99', '0.01', true],
  ['0.35', '0.1', false],
  ['9007199254740993', '2', false],
  ['1e2000000000', '7', false],
  ['1e2000000000', '0.5', true],
  ['1e-2000000000', '0.5', false],
  ['0e2000000000', '3', true],
  ['100000000000000000000000', '1e21', true],
  ['-4', '2', true],
])('%s is a multiple of %s: %s', (value, divisor, expected) => {
  expect(isMultiple(numberOfLiteral(value), numberOfLiteral(divisor))).toBe(expected);
});

test.each([
  ['1', '1.0', '10e-1'],
  ['0', '-0', '0.00'],
  ['100', '1e2', '100.0'],
  ['1000000000000000000000', '1e21', '10e20'],
])('%s, %s and %s are one number', (...literals) => {
  const texts = literals.map((literal) => canonicalNumber(numberOfLiteral(literal)));
  expect(new Set(texts).size).toBe(1);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  '%d has a text of its own, which JSON does not have',
  (value) => {
    expect(() => JSON.parse(canonicalNumber(value))).toThrow(SyntaxError);
  },
);
