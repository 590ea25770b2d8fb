import { describe, expect, test } from 'vitest';
import type { RequestRecord } from '../../../../src/execute/log/recording/request-record.js';
import { inMemory } from '../../../support/in-memory.js';
import { created, http, POST } from '../logged.js';

describe('a record is made', () => {
  test('for the observers that want values, after the end', async () => {
    const { gateway, send } = inMemory(http(), created);
    const told: string[] = [];
    const observer = (name: string) => () => ({
      end: () => told.push(`${name} end`),
      record: () => told.push(`${name} record`),
    });
    gateway.observe(observer('plain'));
    const remove = gateway.observe(observer('values'), { values: true });
    await send(POST);
    expect(told).toEqual(['plain end', 'values end', 'values record']);
    remove();
    await send(POST);
    expect(told.slice(3)).toEqual(['plain end']);
  });

  test('for the option trace as well, which gets its log whole', async () => {
    const logs: string[] = [];
    const body = new TextEncoder().encode('x'.repeat(200_000));
    const { gateway, send } = inMemory(http(), created, {
      trace: ({ lines }) => logs.push(lines.join('\n')),
    });
    gateway.observe(() => ({ record: () => {} }), { values: true });
    await send({ ...POST, body });
    expect(logs[0]).toContain('x'.repeat(200_000));
  });

  test.each<readonly [about: string, request: object]>([
    ['an unknown path', { path: '/none' }],
    ['a path that cannot be decoded', { path: '/%zz' }],
    ['a query that cannot be decoded', { path: '/pets/7', httpMethod: 'POST', queryString: '%zz' }],
  ])('for %s', async (_, request) => {
    const { gateway, send } = inMemory(http(), created);
    const records: RequestRecord[] = [];
    gateway.observe(() => ({ record: (record) => records.push(record) }), { values: true });
    const { status } = await send(request);
    expect(records.map(({ end }) => end.statusCode)).toEqual([status]);
    expect(records[0]?.steps.at(-1)?.kind).toMatch(/Response$/);
  });
});

test('an observer that throws in record changes nothing', async () => {
  const { gateway, send } = inMemory(http(), created);
  gateway.observe(
    () => ({
      record() {
        throw new Error('observer');
      },
    }),
    { values: true },
  );
  expect((await send(POST)).status).toBe(200);
});
