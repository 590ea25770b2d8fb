import { expect, test } from 'vitest';
import { ledgerOf, partOf } from '../../bench/measurements/ledger/parts.mjs';

test.each([
  ['file:///x/build/esm/execute/access/policy.js', 'this package: `execute/access/`'],
  ['file:///x/build/esm/router/a/b/c.js', 'this package: `router/a/`'],
  ['file:///x/build/esm/gateway.js', 'this package: the gateway'],
  ['file:///x/node_modules/undici/lib/dispatcher/client.js', 'undici'],
  ['file:///x/bench/node_modules/@fastify/http-proxy/index.js', '@fastify/http-proxy'],
  ['file:///x/bench/servers/bare-dispatch.mjs', 'the server itself'],
  ['node:_http_outgoing', "Node's http"],
  ['node:internal/http', "Node's http"],
  ['node:internal/stream_base_commons', "Node's sockets and streams"],
  ['node:internal/timers', "Node's timers"],
  ['node:internal/process/task_queues', "Node's tasks and async contexts"],
  ['node:buffer', 'Node, the rest'],
  ['', 'native code and system calls'],
])('a function of %j belongs to %s', (url, part) => {
  expect(partOf({ functionName: 'f', url })).toBe(part);
});

test('the collector has a part of its own, and idle time has not', () => {
  expect(
    ['(garbage collector)', '(idle)'].map((functionName) => partOf({ functionName, url: '' })),
  ).toEqual(['garbage collection', undefined]);
});

test('parts are in the order of the last column, small ones are one, and the sum has all', () => {
  const columns = [
    { undici: 4, tiny: 0.1 },
    { undici: 3, own: 5, tiny: 0.2, small: 0.3 },
  ];
  expect(ledgerOf(columns, 0.5)).toEqual([
    { part: 'own', micros: [0, 5] },
    { part: 'undici', micros: [4, 3] },
    { part: 'smaller parts', micros: [0.1, 0.5] },
    { part: 'all', micros: [4.1, 8.5] },
  ]);
});
