import { describe, expect, test } from 'vitest';
import type { ResourcePolicyOption } from '../../../src/core/options/resource-policy-option.js';
import { ApiImportError } from '../../../src/errors.js';
import { createGateway } from '../../../src/gateway.js';

const document = (Condition: object | undefined, Resource = 'execute-api:/*') => ({
  openapi: '3.0.1',
  info: { title: 'test', version: '1' },
  paths: {},
  'x-amazon-apigateway-policy': {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource, Condition },
  },
});
const ENDPOINT = { StringEquals: { 'aws:SourceVpce': 'vpce-1' }, Null: { 'aws:SourceVpc': true } };

const open = (source: object, resourcePolicy?: unknown) =>
  createGateway(source, { resourcePolicy: resourcePolicy as ResourcePolicyOption });

describe('a gateway', () => {
  test.each<readonly [option: unknown, missing: readonly string[]]>([
    [undefined, ['aws:SourceVpce', 'aws:SourceVpc']],
    [{}, ['aws:SourceVpce', 'aws:SourceVpc']],
    [{ 'aws:sourcevpc': 'vpc-1' }, ['aws:SourceVpce']],
  ])('does not start with %j', (option, missing) => {
    expect(() => open(document(ENDPOINT), option)).toThrow(ApiImportError);
    expect(() => open(document(ENDPOINT), option)).toThrow(
      expect.objectContaining({
        issues: missing.map((name) => ({
          code: 'UNCHECKED_POLICY',
          severity: 'error',
          pointer: expect.stringContaining(name),
          message: expect.stringContaining(name),
        })),
      }),
    );
  });

  test.each([
    [{ 'aws:SourceVpce': 'vpce-1', 'AWS:SOURCEVPC': ['vpc-1'] }],
    ['upstream'],
    [() => ({})],
  ])('starts with %j', (option) => {
    expect(() => open(document(ENDPOINT), option)).not.toThrow();
  });

  test('starts with a policy that it can evaluate by itself', () => {
    expect(() => open(document({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }))).not.toThrow();
  });

  test.each([undefined, {}, () => ({})])(
    'does not start with a policy that is not filled in, whatever the option: %j',
    (option) => {
      const unfilled = document(undefined, 'execute-api:/${path}');
      expect(() => open(unfilled, option)).toThrow(/only a deployment knows \${path}/);
      expect(() => open(unfilled, 'upstream')).not.toThrow();
    },
  );
});

test.each<readonly [option: unknown, message: RegExp]>([
  ['Upstream', /^resourcePolicy must be 'upstream', an object of condition keys, or a function/],
  [true, /must be 'upstream'/],
  [[], /must be 'upstream'/],
  [{ 'aws:SourceIp': '10.0.0.1' }, /"aws:SourceIp", whose value the gateway finds itself/],
  [{ SourceVpce: 'vpce-1' }, /"SourceVpce": condition keys have a prefix/],
  [{ 'aws:SourceVpce': 'a', 'aws:sourcevpce': 'b' }, /occur once/],
  [{ 'aws:SourceVpce': 5 }, /the value 5 of the condition key "aws:SourceVpce"/],
  [{ 'aws:SourceVpce': ['a', null] }, /the value null/],
])('the option %j is refused', (option, message) => {
  expect(() => open(document(ENDPOINT), option)).toThrow(message);
});

test('the option is refused for a document without a policy', () => {
  const source = { openapi: '3.0.1', info: { title: 'test', version: '1' }, paths: {} };
  expect(() => open(source, 'upstream')).toThrow(/resourcePolicy is never used/);
  expect(() => open(source, undefined)).not.toThrow();
});
