import { expect, test } from 'vitest';
import { documentOf, headerRecord, inMemory } from '../../support/in-memory.js';

const INTEGRATION = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' };
const open = documentOf(INTEGRATION);
const iam = documentOf(INTEGRATION, {
  operation: { security: [{ sigv4: [] }] },
  root: {
    components: {
      securitySchemes: {
        sigv4: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'awsSigv4',
        },
      },
    },
  },
});
const mapped = documentOf({
  ...INTEGRATION,
  requestParameters: { 'integration.request.header.Authorization': "'Basic of the document'" },
});

// A signature is made for the gateway: a backend that had it could call the API as the client.
test.each<[string, object, readonly string[], string | undefined]>([
  ['Signature Version 4', open, ['AWS4-HMAC-SHA256 Credential=a, Signature=b'], undefined],
  ['Signature Version 4A', open, ['AWS4-ECDSA-P256-SHA256 Credential=a'], undefined],
  ['in small letters', open, [' aws4-hmac-sha256 Credential=a'], undefined],
  ['without credentials', open, ['AWS4-HMAC-SHA256'], undefined],
  ['a bearer token', open, ['Bearer AWS4-HMAC-SHA256'], 'Bearer AWS4-HMAC-SHA256'],
  ['another scheme', open, ['AWS4-HMAC-SHA256-X a'], 'AWS4-HMAC-SHA256-X a'],
  ['a token where AWS_IAM guards', iam, ['Bearer t'], undefined],
  ['a signature where AWS_IAM guards', iam, ['AWS4-HMAC-SHA256 a'], undefined],
  ['what the document maps', mapped, ['AWS4-HMAC-SHA256 a'], 'Basic of the document'],
])('Authorization with %s', async (_, document, values, expected) => {
  const { send, calls } = inMemory(document, undefined, { authorizers: { AWS_IAM: 'upstream' } });
  const headers = values.flatMap((value) => ['authorization', value]);
  expect((await send({ path: '/x', headers })).status).toBe(200);
  expect(headerRecord(calls[0]?.headers ?? []).authorization).toBe(expected);
});

test('an authorizer of AWS_IAM reads the signature', async () => {
  const headers = ['authorization', 'AWS4-HMAC-SHA256 Credential=a'];
  const seen: unknown[] = [];
  const authorizers = {
    AWS_IAM: (event: { headers: object }) => {
      seen.push(event.headers);
      return true;
    },
  };
  await inMemory(iam, undefined, { authorizers }).send({ path: '/x', headers });
  expect(seen).toMatchObject([{ Authorization: headers[1] }]);
});
