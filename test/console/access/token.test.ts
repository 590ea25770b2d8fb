import { expect, test } from 'vitest';
import { bearerCheck, isToken, newToken } from '../../../src/console/access/token.js';

test('a new token has 32 random bytes, and is a token', () => {
  const tokens = new Set(Array.from({ length: 20 }, newToken));
  expect(tokens.size).toBe(20);
  expect([...tokens].map((token) => Buffer.from(token, 'base64url').length)).toEqual(
    new Array(20).fill(32),
  );
  expect([...tokens].every(isToken)).toBe(true);
});

test.each([
  ['sixteen-letters.', true],
  ['~_-.ABCabc012345', true],
  ['fifteen-letters', false],
  ['with a blank in it', false],
  ['with/a/slash/in/it', false],
  ['with-a-line-end-in-it\n', false],
  ['x'.repeat(1025), false],
  [1234567890123456, false],
  [undefined, false],
])('%j is a token: %j', (text, expected) => {
  expect(isToken(text)).toBe(expected);
});

const TOKEN = 'the-token-of-a-test';

test.each([
  [`Bearer ${TOKEN}`, true],
  [`bearer  ${TOKEN}`, true],
  [TOKEN, false],
  [`Basic ${TOKEN}`, false],
  [`Bearer ${TOKEN}x`, false],
  [`Bearer ${TOKEN.slice(1)}`, false],
  [`Bearer ${TOKEN} ${TOKEN}`, false],
  [`Bearer x, Bearer ${TOKEN}`, false],
  [`Bearer ${TOKEN.toUpperCase()}`, false],
  ['Bearer ', false],
  ['', false],
  [undefined, false],
])('%j is let in: %j', (authorization, expected) => {
  expect(bearerCheck(TOKEN)(authorization)).toBe(expected);
});
