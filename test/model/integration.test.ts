import { expect, test } from 'vitest';
import { INTEGRATION_TYPES, isProxyType } from '../../src/model/integration.js';

// AWS: API Gateway API reference, "Integration", `type`.
test.each([
  ['HTTP', 'URL', false],
  ['HTTP_PROXY', 'URL', true],
  ['AWS', 'ARN', false],
  ['AWS_PROXY', 'ARN', true],
  ['MOCK', undefined, false],
] as const)('%s calls %s, as a proxy: %s', (type, endpoint, isProxy) => {
  expect(INTEGRATION_TYPES[type]).toMatchObject({ isProxy });
  expect(INTEGRATION_TYPES[type].endpoint).toBe(endpoint);
  expect(isProxyType(type)).toBe(isProxy);
});

test('there are no other types', () => {
  expect(Object.keys(INTEGRATION_TYPES)).toHaveLength(5);
});
