import { expect, test } from 'vitest';
import { functionWith, restApi } from '../translating.js';

const KEY = [{ api_key: [] }];

test.each<readonly [string, unknown, unknown]>([
  ['ApiKeyRequired: true', KEY, KEY],
  ['ApiKeyRequired: true, AddApiKeyRequiredToCorsPreflight: false', KEY, undefined],
  ['ApiKeyRequired: false', undefined, undefined],
])('%s', (auth, get, options) => {
  const { paths } = restApi(`Auth: { ${auth} }\nCors: o`, functionWith({ 'get /a': '' })).Body;
  expect([paths['/a'].get.security, paths['/a'].options.security]).toEqual([get, options]);
});

test('A key that an event requires is required once', () => {
  const { paths } = restApi(
    'Auth: { ApiKeyRequired: true }',
    functionWith({ 'get /a': 'Auth: { ApiKeyRequired: true }' }),
  ).Body;
  expect(paths['/a'].get.security).toEqual(KEY);
});

test('A scheme api_key of the definition stays', () => {
  const { securityDefinitions } = restApi(`Auth: { ApiKeyRequired: true }
DefinitionBody: { swagger: 2, paths: {}, securityDefinitions: { api_key: { type: own } } }`).Body;
  expect(securityDefinitions).toEqual({ api_key: { type: 'own' } });
});
