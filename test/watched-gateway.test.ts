import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { gatewayMiddleware, type NodeMiddleware } from '../src/adapters/node.js';
import { ApiImportError } from '../src/errors.js';
import {
  createGateway,
  type Gateway,
  type GatewayOptions,
  type ReloadOutcome,
} from '../src/gateway.js';
import { requestOf } from './support/scope.js';
import { listen, rawClient, startHttp } from './support/servers.js';

function mock(version: number): string {
  return JSON.stringify({
    openapi: '3.0.1',
    paths: {
      '/x': {
        get: {
          responses: { 200: { description: 'ok' } },
          'x-amazon-apigateway-integration': {
            type: 'mock',
            requestTemplates: { 'application/json': '{"statusCode":200}' },
            responses: {
              default: {
                statusCode: '200',
                responseTemplates: { 'application/json': `${version}` },
              },
            },
          },
        },
      },
    },
  });
}

interface Watched {
  readonly folder: string;
  readonly file: string;
  readonly gateway: Gateway;
  /** The next change that was handled. */
  readonly change: () => Promise<ReloadOutcome>;
}

function open(
  files: Readonly<Record<string, string>>,
  options: GatewayOptions = {},
  create: (file: string, options: GatewayOptions) => Gateway = createGateway,
): Watched {
  const folder = mkdtempSync(join(tmpdir(), 'watched-gateway-'));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  const outcomes: ReloadOutcome[] = [];
  const waiting: ((outcome: ReloadOutcome) => void)[] = [];
  const file = join(folder, Object.keys(files)[0] ?? '');
  const watch = (outcome: ReloadOutcome): void => {
    const next = waiting.shift();
    if (next === undefined) {
      outcomes.push(outcome);
    } else {
      next(outcome);
    }
  };
  const gateway = create(file, { watch, onWarnings: () => {}, ...options });
  onTestFinished(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true });
  });
  const change = (): Promise<ReloadOutcome> => {
    const known = outcomes.shift();
    return known === undefined ? new Promise((done) => waiting.push(done)) : Promise.resolve(known);
  };
  return { folder, file, gateway, change };
}

/** A promise, and what resolves it. */
function signal(): [promise: Promise<void>, resolve: () => void] {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return [promise, resolve];
}

async function bodyOf(gateway: Gateway, path = '/x'): Promise<string> {
  const response = await gateway.invoke(requestOf({ path }));
  return new TextDecoder().decode(await response?.body?.bytes(1000));
}

const REPLACE: Readonly<Record<string, (file: string, text: string) => void>> = {
  written: (file, text) => writeFileSync(file, text),
  renamed: (file, text) => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  },
};

describe.each(Object.entries(REPLACE))('a file that is %s', (_, replace) => {
  test('is served at once, and again after the next change', async () => {
    const { gateway, file, change } = open({ 'api.json': mock(1) });
    expect(await bodyOf(gateway)).toBe('1');
    for (const version of [2, 3]) {
      const changed = change();
      replace(file, mock(version));
      expect((await changed).error).toBeUndefined();
      expect(await bodyOf(gateway)).toBe(String(version));
    }
  });

  test('no request is lost meanwhile', async () => {
    const { gateway, file, change } = open({ 'api.json': mock(1) });
    let isOver = false;
    const bodies = new Set<string>();
    const load = async (): Promise<void> => {
      while (!isOver) {
        bodies.add(await bodyOf(gateway));
        await new Promise(setImmediate);
      }
    };
    const loads = [load(), load(), load()];
    const changed = change();
    replace(file, mock(2));
    await changed;
    bodies.add(await bodyOf(gateway));
    isOver = true;
    await Promise.all(loads);
    expect([...bodies]).toEqual(['1', '2']);
  });
});

test('observers are taken along, and listeners are told, whatever one of them throws', async () => {
  const { gateway, file, change } = open({ 'api.json': mock(1) });
  const told: string[] = [];
  const remove = gateway.observe(() => ({ record: ({ path }) => told.push(path) }), {
    values: true,
  });
  gateway.onReload(() => {
    throw new Error('listener');
  });
  const removeListener = gateway.onReload(() => told.push('reload'));
  let changed = change();
  writeFileSync(file, mock(2));
  await changed;
  expect(JSON.stringify(gateway.document)).toContain('2');
  expect(await bodyOf(gateway)).toBe('2');
  expect(told).toEqual(['reload', '/x']);
  remove();
  removeListener();
  changed = change();
  writeFileSync(file, mock(3));
  await changed;
  expect(await bodyOf(gateway)).toBe('3');
  expect(told).toHaveLength(2);
});

test('a document that cannot be served leaves the old one serving, until it is fixed', async () => {
  const { gateway, file, change } = open({ 'api.json': mock(1) });
  let changed = change();
  writeFileSync(file, '{"openapi": ');
  expect((await changed).error).toBeInstanceOf(ApiImportError);
  expect(await bodyOf(gateway)).toBe('1');
  changed = change();
  writeFileSync(file, mock(2));
  expect((await changed).error).toBeUndefined();
  expect(await bodyOf(gateway)).toBe('2');
});

test('a file that the document includes counts, also one that was missing at first', async () => {
  const main = (path: string) => `{"openapi":"3.0.1","paths":{"/x":{"$ref":"${path}"}}}`;
  const pathItem = (version: number) => JSON.stringify(JSON.parse(mock(version)).paths['/x']);
  const { folder, gateway, file, change } = open({
    'api.json': main('x.json'),
    'x.json': pathItem(1),
  });
  let changed = change();
  writeFileSync(join(folder, 'x.json'), pathItem(2));
  await changed;
  expect(await bodyOf(gateway)).toBe('2');
  changed = change();
  writeFileSync(file, main('y.json'));
  expect((await changed).error).toMatchObject({ message: expect.stringMatching(/does not exist/) });
  changed = change();
  writeFileSync(join(folder, 'y.json'), pathItem(3));
  await changed;
  expect(await bodyOf(gateway)).toBe('3');
});

test('a request under way ends on the document that it began with', async () => {
  const [asked, ask] = signal();
  const [go, goOn] = signal();
  let first = true;
  const { gateway, file, change } = open(
    { 'api.json': mock(1) },
    {
      admit: async () => {
        if (first) {
          first = false;
          ask();
          await go;
        }
      },
    },
  );
  const slow = bodyOf(gateway);
  await asked;
  const changed = change();
  writeFileSync(file, mock(2));
  await changed;
  expect(await bodyOf(gateway)).toBe('2');
  goOn();
  expect(await slow).toBe('1');
});

describe('a response that does not end, over a reload', () => {
  /** A client that reads such a response, and the backend's end of it, after the reload. */
  async function reloaded(options: GatewayOptions = {}) {
    const responses: ServerResponse[] = [];
    const { origin } = await startHttp((_req, res) => {
      responses.push(res);
      res.write('one ');
    });
    const proxy = mock(1).replace('"mock"', `"http_proxy","httpMethod":"GET","uri":"${origin}"`);
    const fronts: NodeMiddleware[] = [];
    const watched = open({ 'api.json': proxy }, options, (file, given) => {
      const front = gatewayMiddleware(file, given);
      fronts.push(front);
      return front.gateway as Gateway;
    });
    const { port } = await listen(createServer(fronts[0]));
    const client = rawClient(port, 'GET /x HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.until(/one /);
    const changed = watched.change();
    writeFileSync(watched.file, mock(2));
    expect((await changed).error).toBeUndefined();
    expect(await bodyOf(watched.gateway)).toBe('2');
    return { gateway: watched.gateway, client, response: responses[0] };
  }

  test('goes on, and closing waits for its end', async () => {
    const { gateway, client, response } = await reloaded();
    const order: string[] = [];
    const closed = gateway.close().then(() => order.push('closed'));
    expect((await gateway.invoke(requestOf({ path: '/x' })))?.statusCode).toBe(503);
    response?.write('two ');
    await client.until(/two /);
    order.push('two');
    response?.end('three');
    await client.until(/three/);
    await closed;
    expect(order).toEqual(['two', 'closed']);
  });

  test('goes on after the time limit, for which alone closing waits', async () => {
    const { gateway, client, response } = await reloaded({ reloadTimeoutInMillis: 1 });
    await gateway.close();
    response?.write('two ');
    await client.until(/two /);
    response?.end('three');
    await client.until(/three/);
  });
});

test('the api and its warnings are those of the new document', async () => {
  const { gateway, file, change } = open({ 'api.json': mock(1) });
  expect(gateway.find('GET', '/y')).toBeUndefined();
  const changed = change();
  writeFileSync(file, mock(1).replace('"/x"', '"/y"'));
  await changed;
  expect(gateway.find('GET', '/y')?.resource.path).toBe('/y');
  expect(gateway.api.resources.map(({ path }) => path)).toEqual(['/y']);
  expect(gateway.warnings).toBe(gateway.warnings);
});

test('a document that is not a file cannot be watched', () => {
  expect(() => createGateway(mock(1), { watch: true })).toThrow(
    new TypeError('The option watch cannot take effect, because the API is not a file'),
  );
});
