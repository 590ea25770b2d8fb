import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { headerTableOf } from '../../../src/adapters/node-http/header-table.js';
import { listen } from '../../support/servers.js';

const response = (): ServerResponse => new ServerResponse(new IncomingMessage(new Socket()));

test('what is put into the table is what the response has and sends', async () => {
  const server = createServer((_req, res) => {
    res.setHeader('X-Before', 'a');
    const table = headerTableOf(res);
    expect(table).toEqual({ 'x-before': ['X-Before', 'a'] });
    Object.assign(table ?? {}, { 'x-one': ['X-One', '1'], 'x-two': ['X-Two', ['2', '3']] });
    expect(res.getHeaders()).toEqual({ 'x-before': 'a', 'x-one': '1', 'x-two': ['2', '3'] });
    res.end('x');
  });
  const { origin } = await listen(server);
  onTestFinished(() => void server.close());
  const { headers } = await fetch(origin);
  expect([headers.get('x-before'), headers.get('x-one'), headers.get('x-two')]).toEqual([
    'a',
    '1',
    '2, 3',
  ]);
});

test('a response without headers gets a table', () => {
  const res = response();
  Object.assign(headerTableOf(res) ?? {}, { 'x-a': ['X-A', '1'] });
  expect(res.getHeader('X-a')).toBe('1');
});

test('a response whose setHeader has been replaced has none', () => {
  const res = response();
  res.setHeader = () => res;
  expect(headerTableOf(res)).toBeUndefined();
});
