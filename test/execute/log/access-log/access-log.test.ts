import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGateway } from '../../../../src/gateway.js';
import { documentOf, inMemory } from '../../../support/in-memory.js';
import { unhandledRejections } from '../../../support/rejections.js';
import { requestOf } from '../../../support/scope.js';
import { created, http } from '../logged.js';

const POST = { httpMethod: 'POST', path: '/pets/7' };
const format = '$context.requestId $context.status $context.responseLength';

const printed = vi.spyOn(console, 'error');
beforeEach(() => void printed.mockImplementation(() => {}));
afterEach(() => void printed.mockReset());

describe('no write changes a request:', () => {
  test.each<readonly [about: string, write: (line: string) => unknown, lines: number]>([
    [
      'it throws',
      () => {
        throw new Error('disk');
      },
      1,
    ],
    ['it rejects', () => Promise.reject(new Error('disk')), 0],
    ['it never settles', () => new Promise(() => {}), 0],
  ])('%s', async (_, write, lines) => {
    const rejections = unhandledRejections();
    const { send } = inMemory(http(), created, { accessLog: { format, write } });
    expect((await send(POST)).status).toBe(200);
    expect((await send(POST)).status).toBe(200);
    expect(await rejections()).toEqual([]);
    expect(printed).toHaveBeenCalledTimes(lines);
  });
});

describe('one line is written when the response has ended', () => {
  test('after its body, and not before', async () => {
    const lines: string[] = [];
    const { gateway } = inMemory(http(), created, {
      accessLog: { format, write: (line) => lines.push(line) },
    });
    const reply = await gateway.invoke(requestOf(POST));
    expect(lines).toEqual([]);
    await reply?.body?.bytes(100);
    reply?.body?.cancel();
    expect(lines).toEqual(['11111111-2222-4333-8444-555555555555 200 7']);
  });

  test('if the client has left', async () => {
    const lines: string[] = [];
    const { gateway } = inMemory(http(), created, {
      accessLog: { format, write: (line) => lines.push(line) },
    });
    (await gateway.invoke(requestOf(POST)))?.body?.cancel();
    expect(lines).toEqual(['11111111-2222-4333-8444-555555555555 200 0']);
  });

  test('if the gateway is closed', async () => {
    const lines: string[] = [];
    const { gateway, send } = inMemory(http(), created, {
      accessLog: { format, write: (line) => lines.push(line) },
    });
    await gateway.close();
    await send(POST);
    expect(lines).toEqual(['11111111-2222-4333-8444-555555555555 503 34']);
  });

  test('but not about a request that is passed on', async () => {
    const lines: string[] = [];
    const gateway = createGateway(documentOf({ type: 'mock' }), {
      fallthrough: true,
      accessLog: { format, write: (line) => lines.push(line) },
    });
    expect(await gateway.invoke(requestOf({ path: '/nowhere' }))).toBeUndefined();
    expect(lines).toEqual([]);
  });
});
