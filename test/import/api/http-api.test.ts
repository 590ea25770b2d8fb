import { expect, test } from 'vitest';
import { document, findings, integration, issuesOf } from '../minimal-document.js';

const AT = '#/paths/~1pets/get/x-amazon-apigateway-integration';
const PROXY = {
  type: 'aws_proxy',
  uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
};

test.each<[string, object]>([
  ['integrationSubtype', integration({ ...PROXY, integrationSubtype: 'SQS-SendMessage' })],
  ['the path $default', document({ paths: { $default: {} } })],
  ['the path /$default', document({ paths: { '/$default': {} } })],
  [
    'a JWT authorizer',
    document({
      components: {
        securitySchemes: {
          a: {
            type: 'oauth2',
            'x-amazon-apigateway-authorizer': { type: 'jwt', jwtConfiguration: {} },
          },
        },
      },
    }),
  ],
  [
    'payload format 2.0 with x-amazon-apigateway-cors',
    integration({ ...PROXY, payloadFormatVersion: '2.0' }, {}, { 'x-amazon-apigateway-cors': {} }),
  ],
  [
    'payload format 2.0 with a tag value',
    integration(
      { ...PROXY, payloadFormatVersion: 2.0 },
      {},
      { tags: [{ name: 'a', 'x-amazon-apigateway-tag-value': 'b' }] },
    ),
  ],
  ...['overwrite:header.Accept', 'append:querystring.a', 'remove:header.b'].map(
    (key): [string, object] => [
      `the mapping ${key}`,
      integration({ ...PROXY, payloadFormatVersion: '1.0', requestParameters: { [key]: "'x'" } }),
    ],
  ),
  [
    'a response mapping of HTTP APIs',
    integration({ ...PROXY, responseParameters: { 200: { 'overwrite:statuscode': '201' } } }),
  ],
])('%s makes it the document of an HTTP API', (_, source) => {
  expect(issuesOf(source)).toMatchObject([
    {
      code: 'UNSUPPORTED_DOCUMENT',
      severity: 'error',
      message: expect.stringContaining('HTTP API'),
    },
  ]);
});

test.each<[string, object, readonly string[]]>([
  [
    'payload format 2.0',
    integration({ ...PROXY, payloadFormatVersion: '2.0' }),
    [`warning IGNORED_SETTING ${AT}/payloadFormatVersion`],
  ],
  ['payload format 1.0', integration({ ...PROXY, payloadFormatVersion: 1.0 }), []],
  [
    'x-amazon-apigateway-cors',
    document({ 'x-amazon-apigateway-cors': {} }),
    ['warning IGNORED_SETTING #/x-amazon-apigateway-cors'],
  ],
])('%s alone may be in the document of a REST API', (_, source, expected) => {
  expect(findings(source)).toEqual(expected);
});
