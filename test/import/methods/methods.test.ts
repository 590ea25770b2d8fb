import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { findings, integration, issuesOf, onlyMethod } from '../minimal-document.js';

const PROXY = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/pets' };
const DEFAULT = { default: { statusCode: 200 } };

test('an integration may be referred to, which AWS does not do', () => {
  const components = { 'x-amazon-apigateway-integrations': { shared: PROXY } };
  const document = integration(
    { $ref: '#/components/x-amazon-apigateway-integrations/shared' },
    {},
    { components },
  );
  expect(findings(document)).toEqual(['warning DIFFERS_FROM_AWS #/paths/~1pets/get']);
  expect(onlyMethod(importRestApi(document)).integration).toMatchObject({ type: 'HTTP_PROXY' });
});

test('an operation without integration is kept, with a warning', () => {
  const document = integration({}, { 'x-amazon-apigateway-integration': undefined });
  expect(findings(document)).toEqual(['warning MISSING_INTEGRATION #/paths/~1pets/get']);
  expect(onlyMethod(importRestApi(document)).integration).toBeUndefined();
});

test.each([
  'x-amazon-apigateway-integrations',
  'x-amazon-api-gateway-integration',
  'x-amazon-apigateway-integartion',
  'X-Amazon-Apigatway-Integration',
])('%s is reported as not applied', (key) => {
  const document = integration({}, { 'x-amazon-apigateway-integration': undefined, [key]: PROXY });
  expect(issuesOf(document).map(({ code }) => code)).toEqual([
    'UNKNOWN_PROPERTY',
    'MISSING_INTEGRATION',
  ]);
  expect(issuesOf(document)[0]?.message).toMatch(
    new RegExp(`^"${key}" .* NOT applied; did you mean "x-amazon-apigateway-integration"`),
  );
});

test('declared responses: statuses are text, header names are kept', () => {
  const responses = {
    200: { headers: { 'X-A': {}, 'x-b': { $ref: '#/nowhere' } } },
    default: {},
    404: { $ref: '#/components/responses/missing' },
    '500': { $ref: '#/responses/nowhere' },
    'x-vendor': {},
  };
  const source = integration(
    { type: 'mock', responses: DEFAULT },
    { responses },
    {
      components: { responses: { missing: { headers: { 'X-C': {} } } } },
    },
  );
  expect(findings(source)).toEqual([
    'warning UNRESOLVED_REFERENCE #/paths/~1pets/get/responses/500',
  ]);
  expect([...onlyMethod(importRestApi(source)).methodResponses.values()]).toEqual([
    { statusCode: '200', headers: ['X-A', 'x-b'] },
    { statusCode: '404', headers: ['X-C'] },
    { statusCode: '500', headers: [] },
    { statusCode: 'default', headers: [] },
  ]);
});

test('an operation may declare nothing', () => {
  expect(
    findings(
      integration(
        {
          type: 'aws_proxy',
          uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
        },
        { responses: undefined },
      ),
    ),
  ).toEqual([]);
});
