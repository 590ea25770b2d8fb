import type { Socket } from 'node:net';
import { closedPort } from '../../backend/failures/misbehaving.js';
import { startTcp } from '../../support/servers.js';
import { backendFaults, type Fault } from './fault.js';

const FAILED = ['504 INTEGRATION_FAILURE', 'open'];
const LATE = ['504 INTEGRATION_TIMEOUT', 'open'];
const MISCONFIGURED = ['500 API_CONFIGURATION_ERROR', 'open'];
const OK = ['200 "ok"', 'open'];
const END = 'Content-Length: 2\r\n\r\nok';
const head = (...fields: readonly string[]): string =>
  `${['HTTP/1.1 200 OK', ...fields].join('\r\n')}\r\n`;

const connections: readonly Fault[] = [
  { name: 'refuses the connection', elsewhere: closedPort, gets: FAILED },
  {
    name: 'has a name that does not resolve',
    // Longer than a part of a name may be, so that no server is asked for it.
    elsewhere: async () => `http://${'a'.repeat(64)}.invalid`,
    gets: MISCONFIGURED,
  },
  {
    name: 'resets the connection before it reads',
    elsewhere: async (backend) =>
      backend.beside(await startTcp((socket) => void socket.resetAndDestroy())).origin,
    gets: FAILED,
  },
  {
    name: 'ends the connection before it reads',
    elsewhere: async (backend) =>
      backend.beside(await startTcp((socket) => void socket.end())).origin,
    gets: FAILED,
  },
  {
    name: 'does not read',
    elsewhere: async (backend, arrived) => {
      const act = (socket: Socket): void => {
        socket.pause();
        arrived();
      };
      return backend.beside(await startTcp(act)).origin;
    },
    afterwards: 'silence',
    gets: LATE,
  },
];

const phases: readonly Fault[] = (
  [
    ['nothing', ''],
    ['a part of the status line', 'HTTP/1.1 20'],
    ['a part of the head', head('A: b')],
    ['103', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
  ] as const
).flatMap(([what, sends]) => [
  { name: `sends ${what} and resets`, sends, afterwards: 'reset', gets: FAILED },
  { name: `sends ${what} and ends`, sends, afterwards: 'end', gets: FAILED },
  { name: `sends ${what} and hangs`, sends, afterwards: 'silence', gets: LATE },
]);

const heads: readonly Fault[] = [
  ...[
    'SSH-2.0-OpenSSH\r\n\r\n',
    '\x00\x01\x02\xfe\xff\r\n\r\n',
    '<html>hello</html>\r\n\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    `HTTP/3.0 200 OK\r\n${END}`,
    `HTTP/1.1\r\n${END}`,
    `HTTP/1.1 OK\r\n${END}`,
    `HTTP/1.1 99 OK\r\n${END}`,
    `HTTP/1.1 2000 OK\r\n${END}`,
    `HTTP/1.1 -200 OK\r\n${END}`,
    head('no colon', END),
    head('blank in name: 1', END),
    head('Blank-Before : 1', END),
    head(': 1', END),
    head('Nul: a\0b', END),
    head('Content-Length: abc', '', 'ok'),
    head('Content-Length: -2', '', 'ok'),
    head('Content-Length: +2', '', 'ok'),
    head('Content-Length: 2, 2', '', 'ok'),
    head('Content-Length: 99999999999999999999', '', 'ok'),
    head('Content-Length: 3', END),
    head('Content-Length: 2', END),
    head('Transfer-Encoding: chunked', END),
    head('Transfer-Encoding: gzip', '', 'ok'),
    head('Transfer-Encoding: chunked, gzip', '', 'ok'),
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
    `HTTP/1.1 200 OK\r\nA: ${'b'.repeat(70_000)}\r\n${END}`,
    head(...Array.from({ length: 3000 }, (_, i) => `A-${i}: b`), END),
  ].map(
    (sends): Fault => ({
      name: `sends ${JSON.stringify(sends.slice(0, 60))}`,
      sends,
      gets: FAILED,
    }),
  ),
  { name: 'sends 1,000 fields', sends: head(...Array(1000).fill('A: b'), END), gets: OK },
  { name: 'speaks HTTP/1.0', sends: `HTTP/1.0 200 OK\r\n${END}`, gets: OK },
  { name: 'has no reason', sends: `HTTP/1.1 200\r\n${END}`, gets: OK },
  ...[
    ['102', 'HTTP/1.1 102 Processing\r\n\r\n'],
    ['103', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'],
    ['103 a hundred times', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(100)],
  ].map(
    ([what, first]): Fault => ({ name: `sends ${what} first`, sends: first + head(END), gets: OK }),
  ),
  {
    // The request has no Expect, and undici refuses what it did not ask for.
    name: 'sends 100 first',
    sends: `HTTP/1.1 100 Continue\r\n\r\n${head(END)}`,
    gets: FAILED,
  },
];

backendFaults('a backend that fails before its response begins', [...connections, ...phases]);
backendFaults('a backend whose head breaks the rules', heads);
