import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { eventually, startTcp } from '../../support/servers.js';
import { handles, isWithin, returnedTo } from './aftermath.js';
import { responsesOf } from './responses.js';

// What the tables rely on.

const OK = 'HTTP/1.1 200 OK\r\nx-amzn-RequestId: 1\r\n';

test.each([
  ['a length', `${OK}Content-Length: 2\r\n\r\nab`, ['200 "ab"']],
  ['less than its length', `${OK}Content-Length: 3\r\n\r\nab`, ['200 "ab" cut']],
  ['chunks', `${OK}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n`, ['200 "ab"']],
  [
    'chunks without the last',
    `${OK}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n`,
    ['200 "ab" cut'],
  ],
  ['trailers', `${OK}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nA: b\r\n\r\n`, ['200 "a"']],
  ['a length of zero', `${OK}Content-Length: 0\r\n\r\n`, ['200']],
  [
    'two responses, the first without its body',
    `${OK}Content-Length: 5\r\n\r\n${OK}Content-Length: 1\r\n\r\na`,
    ['200 "HTTP/"', expect.stringContaining('garbage')],
  ],
  [
    '100, then a type',
    `HTTP/1.1 100 Continue\r\n\r\n${OK}X-Type: DEFAULT_4XX\r\nContent-Length: 1\r\n\r\na`,
    ['100', '200 DEFAULT_4XX'],
  ],
  ['of Node', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', ['400 of the server']],
  ['half a head', 'HTTP/1.1 200 OK\r\nA: ', ['garbage "HTTP/1.1 200 OK\\r\\nA: "']],
])('a response is read by %s', (_what, received, words) => {
  expect(responsesOf(received, ['GET', 'GET'])).toEqual(words);
});

test('a response to HEAD has no body', () => {
  const received = `${OK}Content-Length: 5\r\n\r\n${OK}Content-Length: 1\r\n\r\na`;
  expect(responsesOf(received, ['HEAD', 'GET'])).toEqual(['200', '200 "a"']);
});

test('an open socket and a listener of a signal are noticed, until they are gone', async () => {
  const before = handles();
  const { port } = await startTcp(() => {});
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await eventually(() => !socket.connecting);
  const withSocket = handles();
  expect(isWithin(withSocket, before)).toBe(false);
  const note = (): void => {};
  process.on('SIGUSR2', note);
  expect(isWithin(handles(), withSocket)).toBe(false);
  process.off('SIGUSR2', note);
  await returnedTo(withSocket);
  socket.destroy();
  await eventually(() => !isWithin(withSocket, handles()));
});
