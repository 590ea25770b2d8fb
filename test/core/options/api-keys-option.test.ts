import { describe, expect, test } from 'vitest';
import { checkApiKeys } from '../../../src/core/options/api-keys-option.js';
import { createGateway } from '../../../src/gateway.js';
import { expectRefused, securedDocument } from '../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [options: unknown, sentence: RegExp]>([
    [
      { apiKeys: ['abc'] },
      /^apiKeys\[0\] must be an object such as \{ id: 'k1', value: '…' \}, not a string$/,
    ],
    [{ apiKeys: [{ id: 'k1' }] }, /^apiKeys\[0\] must be an object such as .*: it lacks "value"$/],
    [
      { apiKeys: [{ value: 'secret' }] },
      /^apiKeys\[0\] must be an object such as .*: it lacks "id"$/,
    ],
    [{ apiKeys: [{ id: 1, value: 'v' }] }, /^apiKeys\[0\]\.id must be a string, not 1$/],
    [
      { apiKeys: [{ id: 'k1', value: 5 }] },
      /^apiKeys\[0\]\.value must be a string of at least one character$/,
    ],
    [{ apiKeys: [{ id: 'k1', value: '' }] }, /^apiKeys\[0\]\.value must be a string/],
    [
      { apiKeys: [{ id: 'k1', value: 'v', enabled: 'no' }] },
      /^apiKeys\[0\]\.enabled must be true or false/,
    ],
    [{ apiKeys: [{ id: 'k1', value: 'v', key: 'no' }] }, /^"key" is not a member of apiKeys\[0\]/],
    [
      {
        apiKeys: [
          { id: 'k1', value: 'v' },
          { id: 'k2', value: 'v' },
        ],
      },
      /^apiKeys\[1\] has the value of an API key further up$/,
    ],
    [
      {
        apiKeys: [
          { id: 'k1', value: 'v' },
          { id: 'k1', value: 'w' },
        ],
      },
      /^apiKeys\[1\] has the id of an API key further up$/,
    ],
    [{ apiKeys: 'abc' }, /^apiKeys must be a list such as .*, a Map of keys or a function/],
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

test.each([
  [new Map([['secret-key', 'secret-value']])],
  [['secret-key']],
  [[{ id: 'k1', value: ['secret-key'] }]],
  [
    [
      { id: 'k1', value: 'secret-key' },
      { id: 'k2', value: 'secret-key' },
    ],
  ],
])('keys are not in the message: %#', (apiKeys) => {
  expect(() => createGateway(securedDocument, { apiKeys } as never)).toThrow(/^(?!.*secret)/);
});

test('a list is copied', () => {
  const list = [{ id: 'k1', value: 'v', name: 'Ada' }];
  const keys = checkApiKeys(list, 'apiKeys');
  list.push({ id: 'k2', value: 'w', name: 'Bob' });
  expect(keys).toEqual(new Map([['v', { id: 'k1', name: 'Ada' }]]));
});
