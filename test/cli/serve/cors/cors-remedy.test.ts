import { expect, test } from 'vitest';
import { corsRemedy } from '../../../../src/cli/serve/cors/cors-remedy.js';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { createRouter } from '../../../../src/router/router.js';

const api = importRestApi({
  openapi: '3.0.1',
  info: { title: 'T', version: '1' },
  paths: {
    '/a': {
      get: {
        responses: {},
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: 'http://a.test',
        },
      },
    },
  },
});

test('the backend of a proxy sends its headers itself', () => {
  const fault = { header: 'Access-Control-Allow-Origin', value: '*', problem: 'is missing' };
  const origin = {
    isPreflight: false,
    statusCode: 200,
    match: createRouter(api.resources).find('GET', '/a'),
    failure: undefined,
    resourcePath: '/a',
    place: (pointer: string) => ` (${pointer.slice(0, 7)})`,
  };
  expect(corsRemedy(fault, origin)).toBe(
    'the backend must send it, as Access-Control-Allow-Origin: *, because the type is HTTP_PROXY (#/paths)',
  );
});
