import { expect, test } from 'vitest';
import { functionWith, issuesOf, restApi } from '../translating.js';

test('Parameters are declared by place and name', () => {
  const { get } = restApi(
    '',
    functionWith({
      'get /a': `RequestParameters:
  - method.request.header.Authorization
  - method.request.querystring.a.b: { Required: true, Caching: true }
  - method.request.path.id: { Caching: true }`,
    }),
  ).Body.paths['/a'];
  expect(get.parameters).toEqual([
    { in: 'header', name: 'Authorization', required: false, type: 'string' },
    { in: 'query', name: 'a.b', required: true, type: 'string' },
    { in: 'path', name: 'id', required: false, type: 'string' },
  ]);
  expect(get['x-amazon-apigateway-integration'].cacheKeyParameters).toEqual([
    'method.request.querystring.a.b',
    'method.request.path.id',
  ]);
});

test('They stand beside the parameter of a request model', () => {
  const { put } = restApi(
    'Models: { User: { type: object } }',
    functionWith({
      'put /a': 'RequestModel: { Model: User }\nRequestParameters: [method.request.header.A]',
    }),
  ).Body.paths['/a'];
  expect(put.parameters.map(({ in: place }: { in: string }) => place)).toEqual(['body', 'header']);
});

const FORM =
  'A name in "RequestParameters" must have the form "method.request.header.NAME", "method.request.querystring.NAME" or "method.request.path.NAME", not';
test.each<readonly [string, string]>([
  ['5', '17:13 error INVALID_TYPE "RequestParameters" must be an array, not 5'],
  ['[header.A]', `17:33 error INVALID_VALUE ${FORM} "header.A"`],
  ['[{ method.request.body.A: {} }]', `17:35 error INVALID_VALUE ${FORM} "method.request.body.A"`],
  ['[[]]', `17:33 error INVALID_VALUE ${FORM} an array`],
  ['[method.request.header.]', `17:33 error INVALID_VALUE ${FORM} "method.request.header."`],
  [
    '[{ method.request.header.A: true }]',
    '17:35 error INVALID_VALUE The settings of "method.request.header.A" must be an object of "Required" and "Caching"',
  ],
  [
    '[{ method.request.header.A: { Need: 1 } }]',
    '17:35 error INVALID_VALUE The settings of "method.request.header.A" must be an object of "Required" and "Caching", without "Need"',
  ],
])('RequestParameters: %s is refused', (value, issue) => {
  expect(issuesOf('', functionWith({ 'get /a': `RequestParameters: ${value}` }))).toEqual([issue]);
});
