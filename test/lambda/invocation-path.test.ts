import { expect, test } from 'vitest';
import { invocationPath } from '../../src/lambda/invocation-path.js';

test.each([
  ['http://h', 'pets', undefined, '/2015-03-31/functions/pets/invocations'],
  ['http://h/a/b/', 'pets', undefined, '/a/b/2015-03-31/functions/pets/invocations'],
  ['http://h', 'pets', 'live', '/2015-03-31/functions/pets/invocations?Qualifier=live'],
  [
    'http://h',
    'a/../b?c',
    '$L&x',
    '/2015-03-31/functions/a%2F..%2Fb%3Fc/invocations?Qualifier=%24L%26x',
  ],
])('%s, %s, %s', (address, functionName, qualifier, path) => {
  expect(invocationPath(new URL(address), { functionName, qualifier })).toBe(path);
});
