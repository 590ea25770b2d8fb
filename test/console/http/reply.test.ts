import { expect, test } from 'vitest';
import {
  pagePolicy,
  protect,
  sendBytes,
  sendError,
  sendJson,
  sendNothing,
} from '../../../src/console/http/reply.js';
import { startHttp } from '../../support/servers.js';

test('every response is protected, whatever middleware has set', async () => {
  const { origin } = await startHttp((_req, res) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('access-control-allow-credentials', 'true');
    res.setHeader('Content-Security-Policy', "default-src 'self'");
    res.setHeader('X-Other', 'kept');
    protect(res);
    sendError(res, 418, 'A "message"');
  });
  const response = await fetch(origin);
  expect(response.status).toBe(418);
  expect(await response.json()).toEqual({ message: 'A "message"' });
  const headers = Object.fromEntries(response.headers);
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'content-type': 'application/json',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-other': 'kept',
  });
});

test('nothing is sent after another response', async () => {
  const { origin } = await startHttp((_req, res) => {
    res.end('other');
    sendJson(res, 200, {});
    sendNothing(res);
    sendBytes(res, 200, 'text/plain', Buffer.from('more'));
  });
  expect(await (await fetch(origin)).text()).toBe('other');
});

test('nothing is a status without a body', async () => {
  const { origin } = await startHttp((_req, res) => sendNothing(res));
  const response = await fetch(origin);
  expect([response.status, await response.text()]).toEqual([204, '']);
});

test('the page may load its own files, and styles with its nonce', () => {
  expect(pagePolicy('abc').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-abc'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
});
