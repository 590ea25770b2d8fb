import { expect, test } from 'vitest';
import { OPERATORS } from '../../../src/policy/conditions/operators.js';
import { readConditions } from '../../../src/policy/conditions/read-conditions.js';
import { requestOf } from '../requests.js';

const scope = {
  what: 'The policy',
  attachedTo: undefined,
  variables: true,
  uses: [],
};

test.each<readonly [operator: string, wanted: unknown, value: string, holds: boolean | undefined]>([
  ['StringEquals', 'a*', 'a*', true],
  ['StringEquals', 'a*', 'ab', false],
  ['StringEquals', 'a', 'A', false],
  ['StringNotEquals', 'a', 'b', true],
  ['StringEqualsIgnoreCase', 'ABC', 'abc', true],
  ['StringNotEqualsIgnoreCase', 'ABC', 'abc', false],
  ['StringLike', ['x', 'curl/?.*'], 'curl/8.1', true],
  ['StringNotLike', ['x', 'curl/?.*'], 'curl/8.1', false],
  ['NumericEquals', 10, '10.0', true],
  ['NumericNotEquals', '10', '11', true],
  ['NumericLessThan', '10', '9', true],
  ['NumericLessThan', '10', '10', false],
  ['NumericLessThanEquals', '10', '10', true],
  ['NumericGreaterThan', '10', '9', false],
  ['NumericGreaterThanEquals', '10', '1e1', true],
  ['NumericEquals', '10', 'ten', undefined],
  ['DateEquals', '2025-01-06T12:00:00Z', '1736164800', true],
  ['DateNotEquals', '2025-01-06', '2025-01-06T00:00:00Z', false],
  ['DateLessThan', '2025-01-06T12:00:00Z', '2025-01-06T11:59:59Z', true],
  ['DateLessThanEquals', 1736164800, '2025-01-06T12:00:00Z', true],
  ['DateGreaterThan', '2025-01-06T12:00:00Z', '2025-01-06T12:00:00Z', false],
  ['DateGreaterThanEquals', '2025-01-06T12:00:00Z', '2025-01-06T12:00:00Z', true],
  ['DateLessThan', '2025-01-06T12:00:00Z', 'today', undefined],
  ['Bool', false, 'false', true],
  ['Bool', 'TRUE', 'false', false],
  ['BinaryEquals', 'QUJD', 'QUJD', true],
  ['BinaryEquals', 'QUJD', 'QUJE', false],
  ['IpAddress', ['10.0.0.0/8', '192.0.2.1'], '192.0.2.1', true],
  ['NotIpAddress', ['10.0.0.0/8', '192.0.2.1'], '192.0.2.1', false],
  ['NotIpAddress', '10.0.0.0/8', 'nowhere', undefined],
  ['ArnEquals', 'arn:aws:iam::111122223333:user/*', 'arn:aws:iam::111122223333:user/a/b', true],
  ['ArnLike', 'arn:aws:iam:*:1:user/ada', 'arn:aws:iam::111122223333:user/ada', false],
  ['ArnLike', 'arn:aws:*:*:*:user/ada', 'arn:aws:iam::111122223333:user/ada', true],
  ['ArnNotLike', 'arn:aws:*:*:*:user/ada', 'arn:aws:iam::111122223333:user/ada', false],
  ['ArnNotEquals', 'arn:aws:iam::1:user/ada', 'ada', true],
  ['ArnLike', 'arn:aws:iam::1:user/${aws:username}', 'arn:aws:iam::1:user/ada', true],
])('%s %j and %s: %s', (operator, wanted, value, holds) => {
  const place = { value: { [operator]: { 'test:Key': wanted } }, path: [] };
  const { keys } = requestOf({ 'test:key': [value], 'aws:username': ['ada'] });
  expect(readConditions(place, scope)(keys)).toBe(holds);
});

test.each<readonly [operator: string, wanted: string, message: RegExp]>([
  ['NumericEquals', 'ten', /NumericEquals compares with a number, not with "ten"/],
  ['DateEquals', 'today', /a date such as/],
  ['IpAddress', '10.0.0.0/33', /an IP address or a range/],
  ['IpAddress', '${aws:SourceIp}', /an IP address or a range/],
  ['Bool', 'yes', /"true" or "false"/],
  ['BinaryEquals', '###', /Base64/],
  ['ArnLike', 'arn:aws:iam:*:user/ada', /an ARN of six parts/],
  ['ArnLike', '*', /an ARN of six parts/],
])('%s does not compare with %s', (operator, wanted, message) => {
  const place = { value: { [operator]: { 'aws:SourceIp': wanted } }, path: ['Condition'] };
  expect(() => readConditions(place, scope)).toThrow(message);
});

test("all of IAM's operators are there", () => {
  const words = 'Equals NotEquals LessThan LessThanEquals GreaterThan GreaterThanEquals'.split(' ');
  const texts = 'Equals NotEquals EqualsIgnoreCase NotEqualsIgnoreCase Like NotLike'.split(' ');
  const names = [
    ...texts.map((word) => `String${word}`),
    ...words.flatMap((word) => [`Numeric${word}`, `Date${word}`]),
    ...['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike', 'IpAddress', 'NotIpAddress'],
    ...['Bool', 'BinaryEquals', 'Null'],
  ];
  expect([...OPERATORS.keys()].sort()).toEqual(names.sort());
});
