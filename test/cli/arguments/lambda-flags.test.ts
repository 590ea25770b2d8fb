import { expect, test } from 'vitest';
import { LAMBDA_FLAGS, lambdaAddressOf } from '../../../src/cli/arguments/lambda-flags.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import { UsageError } from '../../../src/cli/arguments/usage-error.js';

const call = (...args: string[]) => readArguments(args, LAMBDA_FLAGS);

test('--lambda is an address', () => {
  expect(lambdaAddressOf(call('--lambda', 'http://localhost:3001'))?.href).toBe(
    'http://localhost:3001/',
  );
  expect(lambdaAddressOf(call('--functions'))).toBeUndefined();
});

test.each(['localhost:3001', 'ftp://a', '', 'http://a?b'])('--lambda %j is refused', (address) => {
  expect(() => lambdaAddressOf(call(`--lambda=${address}`))).toThrow(UsageError);
});
