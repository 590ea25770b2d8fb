import { describe, expect, test } from 'vitest';
import type { RequestRecord } from '../../../../src/execute/log/recording/request-record.js';
import { inMemory } from '../../../support/in-memory.js';
import { created, http, POST, secured } from '../logged.js';
import { recordOfRequest } from './recorded.js';

const SECRETS = /verysecret|abcdefghij|12345678|key-of-the-client/;

test('facts of the request are those of the other views', async () => {
  const record = await recordOfRequest(http(), POST);
  expect(record).toMatchObject({
    requestId: '11111111-2222-4333-8444-555555555555',
    stage: 'test',
    httpMethod: 'POST',
    path: '/pets/7',
    queryString: 'foo=bar',
    resourcePath: '/pets/{id}',
    resourceMethod: 'POST',
    end: { statusCode: 200, outcome: 'COMPLETE' },
    context: { resourcePath: '/pets/{id}', stage: 'test' },
    stageVariables: {},
  });
  expect(record.boxes.map(({ name }) => name)).toEqual([
    'Method Request',
    'Integration Request',
    'Integration',
    'Integration Response',
    'Method Response',
  ]);
  expect(record.calls).toMatchObject([{ kind: 'integration', statusCode: 201 }]);
  expect(record.log[0]).toBe('Execution log for request 11111111-2222-4333-8444-555555555555');
  expect(record.log.at(-1)).toContain('Method completed with status: 200');
});

describe('credentials', () => {
  const document = secured({ security: [{ key: [] }] });
  const request = {
    ...POST,
    queryString: 'foo=bar&access_token=verysecret',
    headers: [...POST.headers, 'x-api-key', 'key-of-the-client'],
    body: new TextEncoder().encode('{"again": "verysecret", "key": "key-of-the-client"}'),
  };
  const options = { apiKeys: new Map([['key-of-the-client', {}]]) };

  test('are nowhere in a record', async () => {
    const record = await recordOfRequest(document, request, options);
    expect(record.end.statusCode).toBe(200);
    const text = JSON.stringify(record);
    expect(text).not.toMatch(SECRETS);
    expect(text).toContain('*****');
  });

  test('are there if the option traceSecrets is set', async () => {
    const shown = { ...options, traceSecrets: true };
    const text = JSON.stringify(await recordOfRequest(document, request, shown));
    for (const secret of ['verysecret', 'abcdefghij', '12345678', 'key-of-the-client']) {
      expect(text).toContain(secret);
    }
  });
});

test('costly members are made once, and JSON has them all', async () => {
  const { gateway, send } = inMemory(http(), created);
  const records: RequestRecord[] = [];
  gateway.observe(() => ({ record: (record) => records.push(record) }), { values: true });
  await send(POST);
  const [record] = records;
  expect(record?.steps).toBe(record?.steps);
  expect(record?.log).toBe(record?.log);
  expect(record?.context).toBe(record?.context);
  expect(Object.keys(JSON.parse(JSON.stringify(record)))).toEqual(
    expect.arrayContaining(['path', 'queryString', 'steps', 'context', 'log', 'size', 'end']),
  );
});

test('a record keeps little of a long body, also in its log', async () => {
  const { gateway, send } = inMemory(http(), created);
  const records: RequestRecord[] = [];
  gateway.observe(() => ({ record: (record) => records.push(record) }), { values: true });
  const body = new TextEncoder().encode(`"${'é'.repeat(2_000_000)}"`);
  await send({ ...POST, body });
  expect(records[0]?.size).toBeLessThan(1_000_000);
  expect(JSON.stringify(records[0]).length).toBeLessThan(1_000_000);
  expect(records[0]?.log.join('\n')).toContain('[TRUNCATED]');
});
