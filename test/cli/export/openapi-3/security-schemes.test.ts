import { expect, test } from 'vitest';
import { Conversion } from '../../../../src/cli/export/openapi-3/conversion.js';
import { securityScheme } from '../../../../src/cli/export/openapi-3/security-schemes.js';

const urls = { authorizationUrl: 'a', tokenUrl: 't' };

test.each<readonly [Readonly<Record<string, unknown>>, object]>([
  [
    { type: 'basic', description: 'd', 'x-a': 1 },
    { type: 'http', scheme: 'basic', description: 'd', 'x-a': 1 },
  ],
  [
    { type: 'apiKey', name: 'x-api-key', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
    { type: 'apiKey', name: 'x-api-key', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
  ],
  [
    { type: 'oauth2', flow: 'accessCode', ...urls, scopes: { r: 'read' }, 'x-a': 1 },
    {
      type: 'oauth2',
      flows: { authorizationCode: { ...urls, scopes: { r: 'read' } } },
      'x-a': 1,
    },
  ],
  [
    { type: 'oauth2', flow: 'application', tokenUrl: 't' },
    { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 't', scopes: {} } } },
  ],
  [
    { type: 'oauth2', flow: 'implicit', scopes: 7 },
    { type: 'oauth2', flows: { implicit: { scopes: {} } } },
  ],
  [
    { type: 'oauth2', flow: 'password', description: 'd' },
    { type: 'oauth2', flows: { password: { scopes: {} } }, description: 'd' },
  ],
  [{ type: 'oauth2' }, { type: 'oauth2' }],
  [{ type: 'oauth2', flow: 7 }, { type: 'oauth2' }],
])('%j becomes %j', (scheme, made) => {
  const conversion = new Conversion({});
  const converted = securityScheme(scheme, conversion);
  expect(converted).toEqual(made);
  expect(conversion.origins.get(converted)).toBe(scheme);
});
