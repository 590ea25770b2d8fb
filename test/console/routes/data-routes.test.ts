import { beforeEach, describe, expect, test, vi } from 'vitest';
import { describeApi } from '../../../src/console/describe/describe-api.js';
import { evaluateFor } from '../../../src/console/evaluate/evaluate-for.js';
import { renderFor } from '../../../src/console/evaluate/render-for.js';
import { saveTemplate } from '../../../src/console/save/save-template.js';
import { CONSOLE_HOSTS, type ConsoleHost, openConsole } from '../open-console.js';

// What the routes make of the requests of the page; what they call has tests of its own.
vi.mock('../../../src/console/describe/describe-api.js', () => ({ describeApi: vi.fn() }));
vi.mock('../../../src/console/evaluate/evaluate-for.js', () => ({ evaluateFor: vi.fn() }));
vi.mock('../../../src/console/evaluate/render-for.js', () => ({ renderFor: vi.fn() }));
vi.mock('../../../src/console/save/save-template.js', () => ({ saveTemplate: vi.fn() }));

const host = CONSOLE_HOSTS.at(-1) as ConsoleHost;

beforeEach(() => {
  vi.mocked(describeApi)
    .mockReset()
    .mockReturnValue('described' as never);
  vi.mocked(renderFor)
    .mockReset()
    .mockReturnValue('rendered' as never);
  vi.mocked(evaluateFor)
    .mockReset()
    .mockReturnValue('evaluated' as never);
  vi.mocked(saveTemplate)
    .mockReset()
    .mockReturnValue('saved' as never);
});

test.each([true, false])('the API is described, with write %j', async (write) => {
  const { ask, gateway } = await openConsole(host, { write });
  const told = await ask('data/api');
  expect([told.status, told.json()]).toEqual([200, 'described']);
  expect(describeApi).toHaveBeenCalledExactlyOnceWith(gateway, write);
});

describe.each([
  ['data/render', renderFor, { template: 'x', side: 'request' }, 'rendered'],
  [
    'data/expression',
    evaluateFor,
    { kind: 'mapping', expression: 'x', side: 'request' },
    'evaluated',
  ],
] as const)('%s', (path, call, body, result) => {
  test('gets the record that is still kept, and the request', async () => {
    const { ask, gateway } = await openConsole(host);
    const sent = await ask('data/try', {
      method: 'POST',
      body: { httpMethod: 'GET', path: '/x', headers: [] },
    });
    const { requestId } = sent.json() as { readonly requestId: string };
    const told = await ask(path, { method: 'POST', body: { ...body, requestId } });
    expect([told.status, told.json()]).toEqual([200, result]);
    expect(call).toHaveBeenCalledExactlyOnceWith(
      gateway,
      expect.objectContaining({ requestId }),
      expect.objectContaining({ ...body, requestId }),
    );
  });

  test('gets no record of a request that is not kept', async () => {
    const { ask, gateway } = await openConsole(host);
    await ask(path, { method: 'POST', body: { ...body, requestId: 'gone' } });
    expect(call).toHaveBeenCalledExactlyOnceWith(gateway, undefined, expect.anything());
  });

  test('is not called with anything else', async () => {
    const { ask } = await openConsole(host);
    const told = await ask(path, { method: 'POST', body: { ...body, side: 'none' } });
    expect([told.status, told.json()]).toEqual([400, { message: expect.stringContaining('side') }]);
    expect(call).not.toHaveBeenCalled();
  });

  test('says that it has failed', async () => {
    vi.mocked(call as (...given: never[]) => unknown).mockImplementation(() => {
      throw new Error('broken');
    });
    const { ask } = await openConsole(host);
    const told = await ask(path, { method: 'POST', body });
    expect([told.status, told.json()]).toEqual([
      500,
      { message: 'The console has failed: broken' },
    ]);
  });
});

describe('data/save', () => {
  const body = { pointer: '#/a', before: 'x', text: 'y' };

  test('writes where it may', async () => {
    const { ask, gateway } = await openConsole(host, { write: true });
    const told = await ask('data/save', { method: 'POST', body });
    expect([told.status, told.json()]).toEqual([200, 'saved']);
    expect(saveTemplate).toHaveBeenCalledExactlyOnceWith(gateway, body);
  });

  test('writes nothing without the option', async () => {
    const { ask } = await openConsole(host);
    const told = await ask('data/save', { method: 'POST', body });
    expect([told.status, told.json()]).toEqual([
      403,
      { message: expect.stringContaining('write') },
    ]);
    expect(saveTemplate).not.toHaveBeenCalled();
  });

  test('says why it has not written', async () => {
    vi.mocked(saveTemplate).mockImplementation(() => {
      throw new Error('The file has changed');
    });
    const { ask } = await openConsole(host, { write: true });
    const told = await ask('data/save', { method: 'POST', body });
    expect([told.status, told.json()]).toEqual([409, { message: 'The file has changed' }]);
  });
});

describe('what is posted', () => {
  test.each<readonly [body: string, headers: Readonly<Record<string, string>>, status: number]>([
    ['{', {}, 400],
    ['', {}, 400],
    ['null', {}, 400],
    [`"${'x'.repeat(100)}"`, {}, 413],
    ['{}', { 'Content-Type': 'text/plain' }, 415],
    ['{}', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['{}', { 'Content-Type': 'multipart/form-data' }, 415],
    ['[[[[', {}, 400],
    ['{"__proto__":{"httpMethod":"GET","path":"/x","headers":[]}}', {}, 400],
  ])('%j with %j is %j', async (body, headers, status) => {
    const { ask } = await openConsole(host, { bodyLimit: 100 });
    for (const path of ['data/try', 'data/render', 'data/expression']) {
      const told = await ask(path, { method: 'POST', body, headers });
      expect([path, told.status, told.json()]).toEqual([
        path,
        status,
        { message: expect.any(String) },
      ]);
    }
  });
});

test('of a response the page gets as much as it may send', async () => {
  const { ask } = await openConsole(host, { bodyLimit: 64 }, {}, 'x'.repeat(100));
  const body = { httpMethod: 'GET', path: '/x', headers: [] };
  expect((await ask('data/try', { method: 'POST', body })).json()).toMatchObject({
    body: 'x'.repeat(64),
    isComplete: false,
  });
});

test('the ID of a request is that in its address, decoded', async () => {
  const ids = ['a/b', '%', '__proto__'];
  const { ask, gateway } = await openConsole(host, {}, { requestId: () => ids[0] ?? '' });
  for (const id of [...ids]) {
    await (await gateway.fetch(new Request('http://localhost/x'))).text();
    const told = await ask(`data/requests/${encodeURIComponent(id)}`);
    expect(told.json()).toMatchObject({ requestId: id });
    ids.shift();
  }
  expect((await ask('data/requests/%')).json()).toMatchObject({ requestId: '%' });
  expect((await ask('data/requests/constructor')).status).toBe(404);
});
