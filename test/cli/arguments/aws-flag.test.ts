import { expect, test } from 'vitest';
import { AWS_FLAG, awsOfCall } from '../../../src/cli/arguments/aws-flag.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import { UsageError } from '../../../src/cli/arguments/usage-error.js';
import type { AwsEndpoint } from '../../../src/model/aws-account.js';

const aws = (addresses: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  awsOfCall(
    readArguments(
      addresses.map((one) => `--aws-endpoint=${one}`),
      AWS_FLAG,
    ),
    { env },
  );
const addressOf = (addresses: readonly string[], service: string): string => {
  const endpoint = aws(addresses).option?.endpoint as AwsEndpoint;
  return String(endpoint(service, 'us-east-1', undefined));
};

test('without the flag services are not reached', () => {
  const { option, reaches } = aws([]);
  expect([option, reaches('sqs')]).toEqual([undefined, false]);
});

test('an address is for one service, or for all others', () => {
  const addresses = ['http://localhost:4566', 'dynamodb=http://localhost:8000/x'];
  expect(addressOf(addresses, 'dynamodb')).toBe('http://localhost:8000/x');
  expect(addressOf(addresses, 'sqs')).toBe('http://localhost:4566/');
  expect(aws(addresses).reaches('sqs')).toBe(true);
});

test('a service without an address is an error that says what to pass', () => {
  const addresses = ['dynamodb=http://localhost:8000'];
  expect(aws(addresses).reaches('sqs')).toBe(false);
  expect(() => addressOf(addresses, 'sqs')).toThrow(
    'there is no address for sqs: pass --aws-endpoint sqs=ADDRESS',
  );
});

test.each(['localhost:4566', 'sqs=localhost', 'sqs=', '', 'http://a:b@localhost', 'a b=http://c'])(
  '%j is refused',
  (address) => {
    expect(() => aws([address])).toThrow(UsageError);
  },
);

const KEYS = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' };

test.each<[env: Readonly<Record<string, string>>, credentials: object]>([
  [{}, { accessKeyId: 'test', secretAccessKey: 'test' }],
  [KEYS, { accessKeyId: 'AKID', secretAccessKey: 'secret' }],
  [
    { ...KEYS, AWS_SESSION_TOKEN: 'token' },
    { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' },
  ],
])('with %o the keys are %o', (env, credentials) => {
  expect(aws(['http://localhost'], env).option?.credentials).toEqual(credentials);
});

test('half of the keys is a mistake', () => {
  expect(() => aws(['http://localhost'], { AWS_ACCESS_KEY_ID: 'AKID' })).toThrow(
    new UsageError(
      'The keys in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN must have secretAccessKey, a string of printable ASCII, not undefined',
    ),
  );
});
