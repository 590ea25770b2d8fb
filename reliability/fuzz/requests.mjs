// Raw bytes to a server with a gateway: whatever comes, the connection gets responses of HTTP or is closed,
// and a request that follows on another connection is served.
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { gatewayMiddleware } from 'apigateway-middleware/node';
import { HOSTILE_NAMES } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */

const DOCUMENT = {
  openapi: '3.0.1',
  info: { title: 'requests', version: '1' },
  paths: {
    '/{proxy+}': {
      'x-amazon-apigateway-any-method': {
        parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode":200}' },
          responses: {
            default: {
              statusCode: '200',
              responseTemplates: { 'application/json': '$input.params("proxy")$input.params("x")' },
            },
          },
        },
      },
    },
  },
};

let port = 0;
/** @type {import('node:http').Server} */
let server;

export async function startServer() {
  const middleware = gatewayMiddleware(DOCUMENT, { onError: () => {}, onWarnings: () => {} });
  server = createServer(middleware);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  port = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

export async function stopServer() {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** @param {Random} random */
export function requestInput(random) {
  const lines = [
    `${random.of(['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'BREW', 'CONNECT', random.text(5)])} ${target(random)} ${random.of(['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/9', ''])}`,
    `Host: ${random.of(['a.test', '', 'a.test:80', random.text(6)])}`,
  ];
  for (let left = random.below(6); left > 0; left--) {
    lines.push(header(random));
  }
  const body = random.text(30);
  if (random.chance(0.5)) {
    lines.push(`Content-Length: ${random.of([body.length, 0, -1, 5, '1e1', '0x5'])}`);
  }
  const text = `${lines.join('\r\n')}\r\n\r\n${body}`;
  const bytes = Buffer.from(text, 'latin1');
  if (random.chance(0.3) && bytes.length > 0) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes;
}

/** @param {Buffer} bytes */
export async function checkRequest(bytes) {
  const received = await exchange(bytes, 50);
  if (received !== '' && !/^HTTP\/1\.1 [1-5]\d\d /.test(received)) {
    throw new Error(`The client got ${JSON.stringify(received.slice(0, 80))}`);
  }
  const next = await exchange(
    Buffer.from('GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
    5000,
  );
  if (!next.startsWith('HTTP/1.1 200 ')) {
    throw new Error(`The next request got ${JSON.stringify(next.slice(0, 80))}`);
  }
}

/** What the server sends until it closes the connection, or until nothing comes. @param {Buffer} bytes @param {number} patience @returns {Promise<string>} */
function exchange(bytes, patience) {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(patience, () => socket.destroy());
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
  });
}

/** @param {Random} random */
function target(random) {
  return random.of([
    () => `/${random.text(12).replace(/\s/g, '')}`,
    () => '*',
    () => `http://${random.of(['a.test', 'a.test;/', 'user@a.test', '[::1]'])}/${random.below(9)}`,
    () => `/a/../%2e%2e/%00?${random.of(HOSTILE_NAMES)}=1&x=%zz`,
    () => '//a//b///',
    () => `/${'a/'.repeat(random.below(300))}`,
  ])();
}

/** @param {Random} random */
function header(random) {
  return random.of([
    () =>
      `${random.of(['Transfer-Encoding', 'transfer-encoding'])}: ${random.of(['chunked', 'gzip, chunked', 'chunked, chunked', 'x'])}`,
    () => `Connection: ${random.of(['close', 'keep-alive', 'upgrade', 'x-a, host'])}`,
    () => `Upgrade: ${random.of(['websocket', 'h2c'])}`,
    () => `Expect: ${random.of(['100-continue', 'x'])}`,
    () => `Content-Encoding: ${'gzip,'.repeat(random.below(10))}gzip`,
    () => `Content-Type: ${random.of(['application/json', 'a/b; c="', 'x', ''])}`,
    () => `X-HTTP-Method-Override: ${random.text(5)}`,
    () => `${random.of(HOSTILE_NAMES) || 'x'}: ${random.text(10)}`,
    () => `Accept: ${random.text(10)}`,
    () => random.text(15),
    () => ' folded',
  ])();
}
