import { expect, test } from 'vitest';
import { restApi } from '../translating.js';

test('Properties of the REST API are not written into the definition', () => {
  const { Body, ...others } = restApi(`Name: Shop
Description: All
MinimumCompressionSize: 0
ApiKeySourceType: HEADER
Policy: { Statement: [] }
FailOnWarnings: true
Mode: overwrite
Domain: { DomainName: shop.example }
Tags: { A: b }`);
  expect(Object.keys(Body)).toEqual(['swagger', 'info', 'paths']);
  expect(others).toEqual({
    Name: 'Shop',
    Description: 'All',
    MinimumCompressionSize: 0,
    ApiKeySourceType: 'HEADER',
    Policy: { Statement: [] },
    FailOnWarnings: true,
    Mode: 'overwrite',
  });
});

test('Binary media types are in both places', () => {
  const made = restApi(
    'BinaryMediaTypes: [image~1png, !Ref Type, "*~1*", !Join [~1, [a, b]]]',
    'Parameters: { Type: { Default: a~1b } }',
  );
  expect(made.BinaryMediaTypes).toEqual([
    'image~1png',
    'a~1b',
    '*~1*',
    { 'Fn::Join': ['~1', ['a', 'b']] },
  ]);
  expect(made.Body['x-amazon-apigateway-binary-media-types']).toEqual([
    'image/png',
    'a/b',
    '*/*',
    { 'Fn::Join': ['/', ['a', 'b']] },
  ]);
});

test.each<readonly [string, unknown, unknown]>([
  ['REGIONAL', { Types: ['REGIONAL'] }, 'REGIONAL'],
  [
    '{ Type: PRIVATE, VPCEndpointIds: [a] }',
    { Types: ['PRIVATE'], VpcEndpointIds: ['a'] },
    'PRIVATE',
  ],
  [
    '{ Type: EDGE, IpAddressType: dualstack }',
    { Types: ['EDGE'], IpAddressType: 'dualstack' },
    'EDGE',
  ],
  ['!Ref Type', { Types: [{ Ref: 'Type' }] }, { Ref: 'Type' }],
])('EndpointConfiguration: %s', (value, configuration, types) => {
  const made = restApi(`EndpointConfiguration: ${value}`);
  expect(made.EndpointConfiguration).toEqual(configuration);
  expect(made.Parameters).toEqual({ endpointConfigurationTypes: types });
});
