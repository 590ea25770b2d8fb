import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../src/gateway.js';
import { expectRefused, securedDocument } from '../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [options: unknown, sentence: RegExp]>([
    [{ apiKeys: [] }, /^apiKeys must be a Map of keys or a function .*, not an array$/],
    [{ apiKeys: ['abc'] }, /not an array$/],
    [{ apiKeys: 'abc' }, /^apiKeys must be/],
    [{ apiKeys: { abc: {} } }, /^apiKeys must be .*, not an object$/],
    [{ apiKeys: new Set(['abc']) }, /\(key\) => set\.has\(key\)\), not a Set$/],
    [
      { apiKeys: new Map([['abc', 'k1']]) },
      /^Each value of apiKeys must be an object such as \{ id \}, not a string$/,
    ],
    [{ apiKeys: new Map([['abc', true]]) }, /not true$/],
    [{ apiKeys: new Map([['abc', undefined]]) }, /not undefined$/],
    [{ apiKeys: new Map([[5, {}]]) }, /^Each key of apiKeys must be a string, not 5$/],
    [
      { apiKeys: new Map([['abc', { enabled: 'false' }]]) },
      /^"enabled" of an API key in apiKeys must be true or false/,
    ],
  ])('%o', (options, sentence) => {
    expectRefused(options, sentence);
  });
});

test('keys of a Map are not in the message', () => {
  const apiKeys = new Map([['secret-key', 'secret-value']]);
  expect(() => createGateway(securedDocument, { apiKeys } as never)).toThrow(/^(?!.*secret)/);
});
