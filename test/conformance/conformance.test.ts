import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Authorizer } from '../../src/execute/access/authorizers/authorizer.js';
import type { ContextPatch } from '../../src/execute/request-context/context.js';
import type { GatewayOptions } from '../../src/gateway.js';
import { HOSTS, type Host } from '../support/hosts.js';
import { type ConformanceCase, payloadOf, readCases, type Step } from './case.js';
import { expectMessage, type Message } from './compare.js';

// What AWS documents and what it was recorded to answer, over real sockets. `source` in each case
// names the page or the recording.
const FILES = ['seed.jsonl', 'aws-docs.jsonl', 'localstack-derived.jsonl', 'field.jsonl'];

let answer: Step['backend'] = {};
let received: Message | undefined;
let origin = '';

const backend = createServer(async (req, res) => {
  const now = answer ?? {};
  const body = await bytesOf(req);
  received = { method: req.method, path: req.url, rawHeaders: req.rawHeaders, body };
  if (now.hangup) {
    return void req.socket.destroy();
  }
  if (now.delayMs !== undefined) {
    return; // later than every deadline of the cases
  }
  const echo = { method: req.method, path: req.url, headers: req.headers, body: String(body) };
  const headers = { ...(now.echo && { 'content-type': 'application/json' }), ...now.headers };
  res.writeHead(now.status ?? 200, headers);
  res.end(now.echo ? JSON.stringify(echo) : payloadOf(now));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
});
afterAll(async () => {
  backend.closeAllConnections();
  await new Promise((resolve) => backend.close(resolve));
});

for (const file of FILES) {
  const cases = readCases(file);
  for (const host of HOSTS) {
    describe(`${file} under ${host.name}`, () => {
      test.each(cases)('$id ($evidence): $about', (one) => run(one, host));
    });
  }
}

async function run(one: ConformanceCase, host: Host): Promise<void> {
  const { mount = '', context, authorizers, ...rest } = one.options ?? {};
  const atBackend = <T>(value: T): T =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll('http://backend.test', origin)
        .replaceAll('backend.test', origin.slice('http://'.length)),
    );
  const options: GatewayOptions<never> = {
    ...rest,
    stage: one.stage ?? 'test',
    stageVariables: atBackend(one.stageVariables ?? {}),
    ...(context && { context: () => context as ContextPatch }),
    ...(authorizers && { authorizers: answering(authorizers) }),
  };
  if (one.expectLoadError !== undefined) {
    const refused = new RegExp(one.expectLoadError, 's');
    expect(() => host.middleware(one.spec as never, options as never)).toThrow(refused);
    return;
  }
  const server = await host.start({ gateways: { [mount]: atBackend(one.spec) }, options });
  for (const step of one.steps ?? []) {
    await take(step, server.origin + mount);
  }
}

/** Authorizers that answer what a case says. */
function answering(answers: Readonly<Record<string, unknown>>): Record<string, Authorizer> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      answer === 'upstream' ? answer : () => outcome(answer),
    ]),
  ) as Record<string, Authorizer>;
}

function outcome(answer: unknown): unknown {
  if (typeof answer === 'object' && answer !== null && 'throws' in answer) {
    throw new Error(String(answer.throws));
  }
  return answer;
}

async function take(step: Step, base: string): Promise<void> {
  answer = step.backend;
  received = undefined;
  const reply = await send(step, base);
  if (step.expect) {
    expectMessage(reply, step.expect);
  }
  if (step.expectBackend === null) {
    expect(received).toBeUndefined();
  }
  if (step.expectBackend) {
    expect(received, `the backend was not called; ${reply.status} ${reply.body}`).toBeDefined();
    if (received) {
      expectMessage(received, step.expectBackend);
    }
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
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
