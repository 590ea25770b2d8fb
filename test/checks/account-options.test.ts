import { expect, test } from 'vitest';
import { ACCOUNT_OPTION_CHECKS, awsAccount } from '../../src/checks/account-options.js';

test.each([
  [{}, '123456789012', 'us-east-1', 'aws'],
  [{ accountId: '210987654321' }, '210987654321', 'us-east-1', 'aws'],
  [{ region: 'eu-central-1' }, '123456789012', 'eu-central-1', 'aws'],
  [{ region: 'cn-north-1' }, '123456789012', 'cn-north-1', 'aws-cn'],
  [{ region: 'us-gov-west-1' }, '123456789012', 'us-gov-west-1', 'aws-us-gov'],
  [{ region: 'cn-north-1', partition: 'aws' }, '123456789012', 'cn-north-1', 'aws'],
])('the account of %j', (options, accountId, region, partition) => {
  const account = awsAccount(options);
  expect(account).toEqual({ accountId, region, partition });
  expect(Object.isFrozen(account)).toBe(true);
});

test.each([
  ['accountId', '123456789012', ['12345678901', '1234567890123', 'a23456789012', 123456789012]],
  ['region', 'us-east-1', ['', 'US', '1', 'us east', 5]],
  ['partition', 'aws-cn', ['', 'AWS', 5]],
] as const)('%s is checked', (name, valid, invalid) => {
  const check = ACCOUNT_OPTION_CHECKS[name];
  expect(() => check(valid, name)).not.toThrow();
  for (const value of invalid) {
    expect(() => check(value, name), String(value)).toThrow(TypeError);
  }
});
