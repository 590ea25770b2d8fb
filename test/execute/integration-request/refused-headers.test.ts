import { expect, test } from 'vitest';
import { refuseMappedHeaders } from '../../../src/execute/integration-request/refused-headers.js';
import type { RequestParameterMapping } from '../../../src/model/mapping.js';

const mapping = (name: string, location = 'header') =>
  ({ location, name, source: {} }) as unknown as RequestParameterMapping;
const refuse = (requestParameters: RequestParameterMapping[], overridden: string[] = []) =>
  refuseMappedHeaders({ requestParameters } as never, overridden);

test.each([
  'Authorization',
  'connection',
  'Content-Length',
  'EXPECT',
  'Proxy-Authenticate',
  'TE',
  'Transfer-Encoding',
])('%s fails the request, mapped or overridden', (name) => {
  const failure = {
    type: 'API_CONFIGURATION_ERROR',
    cause: new Error(`${name} cannot be mapped in a request to AWS: remove the mapping`),
  };
  for (const attempt of [() => refuse([mapping(name)]), () => refuse([], [name])]) {
    expect(attempt).toThrow(expect.objectContaining(failure));
  }
});

test('other headers, and parameters of that name elsewhere, are allowed', () => {
  const fine = ['Host', 'Via', 'Date', 'User-Agent', 'Content-Encoding', 'Upgrade'];
  refuse([...fine.map((name) => mapping(name)), mapping('authorization', 'querystring')], fine);
});
