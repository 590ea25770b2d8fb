import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import createDebug from 'debug';
import { MockAgent } from 'undici';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createGateway } from '../src/gateway.js';
import { importRestApi } from '../src/import/import-rest-api.js';
import { documentOf, inMemory } from './support/in-memory.js';
import { requestOf } from './support/scope.js';

const document = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: 'http://b.test/p' });

describe('a gateway is made from', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const file = join(folder, 'api.json');
  writeFileSync(file, JSON.stringify(document));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['a document', document],
    ['an imported API', importRestApi(document)],
    ['text', JSON.stringify(document)],
    ['a file', file],
    ['a file: URL', pathToFileURL(file)],
  ])('%s', (_, source) => {
    expect(createGateway(source).api.resources.map(({ path }) => path)).toEqual(['/x']);
  });
});

describe('options that cannot take effect are an error', () => {
  test.each([
    [{ stage: 'x' }, 'pass stage to importRestApi'],
    [{ stageVariables: {}, basePath: 'split' }, 'pass stageVariables, basePath to importRestApi'],
    [{ payloadLimit: -1 }, 'payloadLimit must be a number of bytes, not -1'],
    [{ payloadLimit: Number.NaN }, 'payloadLimit must be a number of bytes, not NaN'],
  ] as const)('%j', (options, message) => {
    expect(() => createGateway(importRestApi(document), options)).toThrow(
      new TypeError(
        message.startsWith('pass') ? `The API is already imported: ${message}` : message,
      ),
    );
  });

  test('an option that is undefined counts as absent', () => {
    expect(() => createGateway(importRestApi(document), { stage: undefined })).not.toThrow();
  });
});

describe('the dispatcher', () => {
  test('of the caller is used, and stays open', async () => {
    const agent = new MockAgent();
    agent.disableNetConnect();
    agent.get('http://b.test').intercept({ path: '/p' }).reply(200, 'mocked');
    const gateway = createGateway(document, { dispatcher: agent });
    const reply = await gateway.invoke(requestOf({ path: '/x' }));
    expect(new TextDecoder().decode(await reply?.body?.bytes(100))).toBe('mocked');
    await gateway.close();
    agent.get('http://b.test').intercept({ path: '/p' }).reply(200, 'again');
    const again = await agent.request({ origin: 'http://b.test', path: '/p', method: 'GET' });
    expect(again.statusCode).toBe(200);
    await agent.close();
  });
});

describe('reportError', () => {
  test('hands a failure after the reply to onError, which can only watch', () => {
    const heard: Error[] = [];
    const { reportError } = inMemory(document, undefined, {
      onError: (error) => heard.push(error),
    }).gateway;
    reportError(new Error('broke off'), requestOf());
    expect(heard[0]).toMatchObject({ type: 'DEFAULT_5XX', cause: { message: 'broke off' } });
    const careless = createGateway(document, {
      onError: () => {
        throw new Error('watcher');
      },
    });
    expect(() => careless.reportError(new Error('x'), requestOf())).not.toThrow();
  });
});

describe('DEBUG', () => {
  test('apigateway-middleware:execution prints the execution log', async () => {
    const lines: string[] = [];
    createDebug.enable('apigateway-middleware:execution');
    onTestFinished(() => void createDebug.disable());
    const log = vi
      .spyOn(createDebug, 'log')
      .mockImplementation((...args) => void lines.push(args.join(' ')));
    onTestFinished(() => log.mockRestore());
    const traced: string[] = [];
    const { send } = inMemory(document, undefined, {
      trace: ({ requestId }) => traced.push(requestId),
    });
    await send({ path: '/x', headers: ['Authorization', 'Bearer secret-token'] });
    expect(lines.join()).toContain('Method completed with status: 200');
    expect(lines.join()).not.toContain('secret-token');
    expect(traced).toHaveLength(1);
  });

  test('apigateway-middleware:backend prints calls, and no credentials', async () => {
    const lines: string[] = [];
    createDebug.enable('apigateway-middleware:backend');
    onTestFinished(() => void createDebug.disable());
    const log = vi
      .spyOn(createDebug, 'log')
      .mockImplementation((...args) => void lines.push(args.join(' ')));
    onTestFinished(() => log.mockRestore());
    const agent = new MockAgent();
    agent.disableNetConnect();
    const pool = agent.get('http://b.test');
    pool.intercept({ path: '/p?a=1&k=key%20of%20ada' }).reply(204);
    const source = documentOf(
      {
        type: 'http_proxy',
        httpMethod: 'GET',
        uri: 'http://b.test/p',
        requestParameters: {
          'integration.request.querystring.k': 'method.request.header.X-Api-Key',
        },
      },
      { operation: { parameters: [{ name: 'X-Api-Key', in: 'header' }] } },
    );
    const headers = ['X-Api-Key', 'key of ada'];
    for (const traceSecrets of [false, false, true]) {
      const gateway = createGateway(source, { dispatcher: agent, traceSecrets });
      await gateway.invoke(requestOf({ path: '/x', queryString: 'a=1', headers }));
    }
    expect(lines).toEqual([
      expect.stringContaining('GET http://b.test/p?a=1&k=***** → 204'),
      expect.stringMatching(
        /GET http:..b.test.p\?a=1&k=\*{5} failed: GatewayError .*MockNotMatched/,
      ),
      expect.stringContaining('GET http://b.test/p?a=1&k=key%20of%20ada failed: '),
    ]);
    expect(lines[1]).not.toMatch(/key.{1,3}of.{1,3}ada/);
    await agent.close();
  });

  test('apigateway-middleware:gateway prints a late failure on lines of its own, and no credentials', () => {
    const lines: string[] = [];
    createDebug.enable('apigateway-middleware:gateway');
    onTestFinished(() => void createDebug.disable());
    const log = vi
      .spyOn(createDebug, 'log')
      .mockImplementation((...args) => void lines.push(args.join(' ')));
    onTestFinished(() => log.mockRestore());
    createGateway(document).reportError(
      new Error('no "secret-token"\nforged'),
      requestOf({ path: '/x\nforged', headers: ['Authorization', 'Bearer secret-token'] }),
    );
    expect(lines.join()).toContain('GET /x\\nforged: Error: no "*****"\\nforged\n    at ');
    expect(lines.join()).not.toContain('secret-token');
  });

  test('apigateway-middleware:gateway prints the warnings', () => {
    const lines: string[] = [];
    createDebug.enable('apigateway-middleware:gateway');
    onTestFinished(() => void createDebug.disable());
    const log = vi
      .spyOn(createDebug, 'log')
      .mockImplementation((...args) => void lines.push(args.join(' ')));
    onTestFinished(() => log.mockRestore());
    createGateway(
      documentOf({
        type: 'aws',
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
      }),
    );
    expect(lines.join()).toContain('MISSING_BACKEND');
  });
});
