import { expect, test } from 'vitest';
import { handlerOf } from '../../src/lambda/handlers.js';

const lambda = {
  text: '123456789012:function:pets:live',
  functionName: 'pets',
  qualifier: 'live',
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:pets:live',
  region: 'us-east-1',
};
const NAMES = [
  lambda.text,
  lambda.functionArn,
  'arn:aws:lambda:us-east-1:123456789012:function:pets',
  'pets:live',
  'pets',
];

test.each(NAMES.map((name, at) => [name, NAMES.slice(at)] as const))(
  '%s goes before the names after it',
  (name, names) => {
    const handlers = new Map(names.map((one) => [one, () => one] as const));
    expect(handlerOf(handlers, lambda)).toBe(handlers.get(name));
  },
);

test('another function or qualifier is not taken', () => {
  const handlers = new Map([
    ['pets:old', () => 1],
    ['cats', () => 2],
  ]);
  expect(handlerOf(handlers, lambda)).toBeUndefined();
});
