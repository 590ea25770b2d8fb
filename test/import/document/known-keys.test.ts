import { expect, test } from 'vitest';
import { issuesOf, MOCK } from '../minimal-document.js';

const NAME = 'x-amazon-apigateway-';

/** A document that has a place for extensions everywhere. */
function documentWith(place: string, extension: object): object {
  const at = (name: string) => (name === place ? extension : {});
  return {
    openapi: '3.0.1',
    info: { title: 'x', version: '1', ...at('info') },
    ...at('document'),
    components: {
      ...at('components'),
      securitySchemes: {
        a: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          ...at('scheme'),
          [`${NAME}authorizer`]: { type: 'token', ...at('authorizer') },
        },
      },
    },
    paths: {
      '/a': {
        ...at('path'),
        get: {
          ...at('operation'),
          parameters: [{ name: 'q', in: 'query', ...at('parameter') }],
          responses: { 200: { description: 'ok', ...at('response') } },
          [`${NAME}integration`]: {
            ...MOCK,
            ...at('integration'),
            responses: { default: { statusCode: 200, ...at('integration response') } },
          },
        },
      },
    },
  };
}

const PLACES = [
  'document',
  'info',
  'components',
  'scheme',
  'authorizer',
  'path',
  'operation',
  'parameter',
  'response',
  'integration',
  'integration response',
];

test.each(PLACES)('an unknown extension is named: %s', (place) => {
  expect(issuesOf(documentWith(place, { [`${NAME}nonsense`]: {} }))).toMatchObject([
    { code: 'UNKNOWN_PROPERTY', severity: 'warning', pointer: expect.stringMatching(/nonsense$/) },
  ]);
});

test.each(PLACES)('a known extension in the wrong place is named: %s', (place) => {
  const name = place === 'document' ? 'authtype' : 'gateway-responses';
  const home = place === 'document' ? 'a security scheme' : 'the document';
  expect(issuesOf(documentWith(place, { [NAME + name]: 'custom' }))).toMatchObject([
    {
      code: 'UNKNOWN_PROPERTY',
      message: expect.stringContaining(`belongs in ${home} and was NOT applied`),
    },
  ]);
});

test.each(PLACES)('extensions of others pass: %s', (place) => {
  const others = { 'x-vendor': 1, 'x-amazon-other': 2, 'x-internal': 3, 'x-tag': 4, 'X-API': 5 };
  expect(issuesOf(documentWith(place, others))).toEqual([]);
});

test.each([
  ['document', 'gateway-response', 'gateway-responses'],
  ['document', 'binary-media-type', 'binary-media-types'],
  ['document', 'minimum-compresion-size', 'minimum-compression-size'],
  ['document', 'api-keysource', 'api-key-source'],
  ['path', 'any-methods', 'any-method'],
  ['operation', 'request-validators', 'request-validator'],
  ['operation', 'integrations', 'integration'],
  ['scheme', 'authorizers', 'authorizer'],
  ['scheme', 'auth-type', 'authtype'],
])('in %s, %s is taken for %s', (place, name, nearest) => {
  const [issue] = issuesOf(documentWith(place, { [NAME + name]: 'x' }));
  expect(issue?.message).toMatch(new RegExp(`NOT applied; did you mean "${NAME}${nearest}"\\?$`));
});

test.each(['x-amazon-api-gateway-policy', 'x-amazn-apigateway-policy', 'x-amazon-apigateway'])(
  '%s is not taken for an extension of another vendor',
  (key) => {
    expect(issuesOf(documentWith('document', { [key]: {} }))).toMatchObject([
      { code: 'UNKNOWN_PROPERTY' },
    ]);
  },
);

test('names may be in any letter case', () => {
  expect(issuesOf(documentWith('document', { 'X-Amazon-ApiGateway-Documentation': {} }))).toEqual(
    [],
  );
});
