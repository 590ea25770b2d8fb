import { expect, test } from 'vitest';
import { methodArnOf, resourcesOf } from '../../../src/execute/access/method-arn.js';
import { asking, guarded } from './authorizers/guarded.js';
import { exchangeOf } from './exchanges.js';

const PREFIX = /^arn:aws:execute-api:us-east-1:123456789012:[a-z0-9]{10}\/test\/GET/;

test.each([
  ['/', '/'],
  ['/x', '/x'],
  ['/x/', '/x'],
  ['/a%20b/C', '/a%20b/C'],
  ['/users/7*', '/users/7%2A'],
])('the ARN of %s ends with the path as asked', (path, end) => {
  const arn = methodArnOf(exchangeOf({ path }));
  expect(arn.replace(PREFIX, '')).toBe(end);
  expect(arn).toMatch(PREFIX);
});

test.each<readonly [path: string, read: string]>([
  ['/%61dmin', '/admin'],
  ['/admin%2Fx', '/admin/x'],
  ['//admin', '/admin'],
  ['/x//admin', '/x/admin'],
  ['/x/../admin', '/admin'],
  ['/x/%2e%2E/admin', '/admin'],
  ['/../../admin/.', '/admin'],
  ['/x\\..\\admin', '/admin'],
  ['/%252e', '/%2e'],
  ['/%ff%61', '/\u00ffa'],
  ['/%e2%82%ac', '/€'],
])('a backend may read %s as %s', (path, read) => {
  const [asked, other] = resourcesOf(exchangeOf({ path }));
  expect(asked.replace(PREFIX, '')).toBe(path);
  expect(other?.replace(PREFIX, '')).toBe(read);
});

test.each([
  ['/caf%c3%a9', '/café', '/caf%C3%A9'],
  ['/a%2fb', '/a/b', '/a%2Fb'],
  ['/caf%C3%A9', '/café'],
])('the digits of an escape are the same in either case: %s', (path, ...read) => {
  const [, ...others] = resourcesOf(exchangeOf({ path }));
  expect(others.map((arn) => arn.replace(PREFIX, ''))).toEqual(read);
});

test.each([
  ['/admin;v=1', '/admin'],
  ['/admin;', '/admin'],
  ['/admin%3Bv', '/admin;v', '/admin'],
  ['/x/..;/admin', '/admin'],
  ['/x;a=b/y;c', '/x/y'],
  ['/%61;b', '/a;b', '/a'],
])('a backend may leave the parameters out of %s', (path, ...read) => {
  const [asked, ...others] = resourcesOf(exchangeOf({ path }));
  expect(asked.replace(PREFIX, '')).toBe(path);
  expect(others.map((arn) => arn.replace(PREFIX, ''))).toEqual(read);
});

test.each(['/', '/admin', '/a/b.c/d..e'])('nobody reads %s otherwise', (path) => {
  expect(resourcesOf(exchangeOf({ path }))).toHaveLength(1);
});

test('the ARN has the option apiId, the region and the account', async () => {
  const { send, events } = guarded(undefined, {
    options: { apiId: 'shop-1', region: 'eu-west-1', accountId: '210987654321' },
  });
  await send(asking('/'));
  expect(events).toMatchObject([
    { methodArn: 'arn:aws:execute-api:eu-west-1:210987654321:shop-1/test/GET/' },
  ]);
});
