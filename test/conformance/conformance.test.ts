import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import Koa from 'koa';
import mount from 'koa-mount';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatewayMiddleware as forExpress } from '../../src/adapters/express.js';
import { gatewayMiddleware as forKoa } from '../../src/adapters/koa.js';
import { gatewayMiddleware as forNode } from '../../src/adapters/node.js';
import type { GatewayOptions } from '../../src/gateway.js';
import { type ConformanceCase, payloadOf, readCases, type Step } from './case.js';
import { expectMessage, type Message } from './compare.js';

// What AWS documents and what it was recorded to answer, over real sockets. `source` in each case
// names the page or the recording.
const FILES = ['seed.jsonl', 'aws-docs.jsonl', 'localstack-derived.jsonl'];

type Mount = (document: object, options: GatewayOptions, path: string) => Server;

const FRAMEWORKS: Readonly<Record<string, Mount>> = {
  Express(document, options, path) {
    return createServer(express().use(path, forExpress(document, options)));
  },
  Koa(document, options, path) {
    const app = new Koa();
    const middleware = forKoa(document, options);
    app.use(path === '/' ? middleware : mount(path, middleware));
    return createServer(app.callback());
  },
  'node:http'(document, options, path) {
    const middleware = forNode(document, options);
    return createServer((req, res) => {
      req.url = path === '/' ? req.url : `/${req.url?.slice(path.length).replace(/^\//, '')}`;
      middleware(req, res);
    });
  },
};

let answer: Step['backend'] = {};
let received: Message | undefined;
let origin = '';

const backend = createServer(async (req, res) => {
  const now = answer ?? {};
  const body = await bytesOf(req);
  received = { method: req.method, path: req.url, rawHeaders: req.rawHeaders, body };
  if (now.hangup) return void req.socket.destroy();
  if (now.delayMs !== undefined) return; // later than every deadline of the cases
  const echo = { method: req.method, path: req.url, headers: req.headers, body: String(body) };
  const headers = { ...(now.echo && { 'content-type': 'application/json' }), ...now.headers };
  res.writeHead(now.status ?? 200, headers);
  res.end(now.echo ? JSON.stringify(echo) : payloadOf(now));
});

beforeAll(async () => {
  origin = await listen(backend);
});
afterAll(() => close(backend));

for (const file of FILES) {
  const cases = readCases(file);
  for (const [framework, mounted] of Object.entries(FRAMEWORKS)) {
    describe(`${file} under ${framework}`, () => {
      test.each(cases)('$id ($evidence): $about', (one) => run(one, mounted));
    });
  }
}

async function run(one: ConformanceCase, mounted: Mount): Promise<void> {
  const { mount: path = '/', context, authorizers, mergeSlashes } = one.options ?? {};
  const atBackend = <T>(value: T): T =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll('http://backend.test', origin)
        .replaceAll('backend.test', origin.slice('http://'.length)),
    );
  const options = {
    stage: one.stage ?? 'test',
    stageVariables: atBackend(one.stageVariables ?? {}),
    mergeSlashes,
    ...(context && { context: () => context }),
    ...(authorizers && {
      authorizers: Object.fromEntries(
        Object.entries(authorizers).map(([name, result]) => [
          name,
          result === 'upstream' ? result : () => result,
        ]),
      ),
    }),
  } as GatewayOptions;
  if (one.expectLoadError !== undefined) {
    const refused = new RegExp(one.expectLoadError, 's');
    expect(() => mounted(one.spec, options, path)).toThrow(refused);
    return;
  }
  const server = mounted(atBackend(one.spec), options, path);
  const address = await listen(server);
  try {
    for (const step of one.steps ?? []) await take(step, address + (path === '/' ? '' : path));
  } finally {
    await close(server);
  }
}

async function take(step: Step, base: string): Promise<void> {
  answer = step.backend;
  received = undefined;
  const reply = await send(step, base);
  if (step.expect) expectMessage(reply, step.expect);
  if (step.expectBackend === null) expect(received).toBeUndefined();
  if (step.expectBackend) {
    expect(received, `the backend was not called; ${reply.status} ${reply.body}`).toBeDefined();
    if (received) expectMessage(received, step.expectBackend);
  }
}

function send({ request: sent }: Step, base: string): Promise<Message> {
  const { method = 'GET', path = '/', headers = {} } = sent;
  const body = payloadOf(sent);
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(base);
    const target = (pathname === '/' ? '' : pathname) + path;
    const options = { hostname, port, method, path: target, headers, agent: false };
    const req = request(options, (res) => {
      bytesOf(res).then((bytes) => {
        resolve({ status: res.statusCode, rawHeaders: res.rawHeaders, body: bytes });
      }, reject);
    });
    req.on('error', reject);
    if (body.length > 0 && !Object.keys(headers).some((name) => /^content-length$/i.test(name))) {
      req.setHeader('content-length', body.length);
    }
    req.end(body.length > 0 ? body : undefined);
  });
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
