import { expect, test } from 'vitest';
import type { EntryStore } from '../../../src/model/store.js';
import { entryText, readEntry } from '../../../src/stage/cache/entry-text.js';
import { SharedStore } from '../../../src/stage/cache/shared-store.js';
import { checkedEntries } from '../../../src/stage/stores/checked-entries.js';
import { requestOf } from '../../support/scope.js';
import { stageApi } from '../stage-api.js';
import { FAILURES } from '../stores/hostile-results.js';
import { kept } from './kept.js';

const request = requestOf();
const TTL = 1000;

/** A gateway's view of a store that others share. */
function open(entries: EntryStore, variables: Readonly<Record<string, string>> = {}) {
  const reports: string[] = [];
  const report = ({ message }: Error) => void reports.push(message);
  const store = new SharedStore(checkedEntries(entries, { timeoutInMillis: 250, report }), {
    ...stageApi,
    stage: { ...stageApi.stage, variables: new Map(Object.entries(variables)) },
  });
  const read = (key: string, time = 0) => store.read(key, time, request);
  return {
    store,
    reports,
    read,
    async keep(key: string, time = 0, body = key): Promise<void> {
      const { edition } = await read(key, time);
      store.write(key, kept(body), { time, ttlInMillis: TTL, edition }, request);
      await written();
    },
  };
}

/** A write is not awaited: it takes a hash and a few microtasks. */
async function written(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await crypto.subtle.digest('SHA-256', new Uint8Array(1));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('gateways with other stage variables have other entries, and a flush is for all of them', async () => {
  const shared = new Map<string, string>();
  const own = open(shared, { backend: 'a', tenant: '1' });
  await own.keep('key');
  expect((await open(shared, { tenant: '1', backend: 'a' }).read('key')).found).toEqual(
    kept('key'),
  );
  const other = open(shared, { backend: 'b', tenant: '1' });
  expect((await other.read('key')).found).toBeUndefined();
  await other.store.flush();
  expect((await own.read('key')).found).toBeUndefined();
});

test('an entry of one process is there for another, until its time is over', async () => {
  const shared = new Map<string, string>();
  await open(shared).keep('a');
  const other = open(shared);
  expect((await other.read('a', TTL - 1)).found).toEqual(kept('a'));
  expect((await other.read('a', TTL)).found).toBeUndefined();
  expect((await other.read('b')).found).toBeUndefined();
  expect(other.reports).toEqual([]);
});

test('keys have the API and the stage in front, and show nothing of a request', async () => {
  const shared = new Map<string, string>();
  await open(shared).keep('["ns","GET",["secret"]]', 0, 'body');
  expect([...shared].flat().join()).not.toContain('secret');
  const prefix = `${stageApi.id}/test/cache`;
  expect([...shared.keys()].sort()).toEqual([
    `${prefix}-edition`,
    expect.stringMatching(new RegExp(`^${prefix}/[0-9a-f]{64}$`)),
  ]);
});

test('a flush of one process holds for all, and leaves entries of others alone', async () => {
  const shared = new Map([['other', 'text']]);
  const [one, two] = [open(shared), open(shared)];
  await one.keep('a');
  const { edition } = await two.read('b');
  await two.store.flush();
  two.store.write('b', kept('b'), { time: 0, ttlInMillis: TTL, edition }, request);
  await written();
  expect((await one.read('a')).found).toBeUndefined();
  expect((await one.read('b')).found).toBeUndefined();
  await one.keep('a');
  expect((await two.read('a')).found).toEqual(kept('a'));
  expect(shared.get('other')).toBe('text');
});

test('an entry that was written for another key, or lives too long, is missing', async () => {
  const shared = new Map<string, string>();
  const one = open(shared);
  await one.keep('a');
  await one.keep('b');
  const [[first = ''] = [], [second = ''] = []] = [...shared].filter(([key]) =>
    /\/cache\//.test(key),
  );
  const text = shared.get(first) ?? '';
  shared.set(first, shared.get(second) ?? '');
  expect((await one.read('a')).found).toBeUndefined();
  const entry = readEntry(text);
  shared.set(first, entryText({ ...entry, expiresAt: 3_600_001 } as never));
  expect((await one.read('a')).found).toBeUndefined();
  shared.set(first, 'poison');
  expect((await one.read('a')).found).toBeUndefined();
  shared.set(first, text);
  expect((await one.read('a')).found).toEqual(kept('a'));
});

test.each(FAILURES)(
  'of a store that %s nothing is read, and nothing is written',
  async (_, fail) => {
    let sets = 0;
    const set = () => {
      sets += 1;
      return fail();
    };
    const { read, store, reports } = open({ get: fail, set, delete: fail });
    const { found, edition } = await read('a');
    store.write('a', kept('a'), { time: 0, ttlInMillis: TTL, edition }, request);
    await written();
    expect([found, edition, sets, reports.length]).toEqual([undefined, undefined, 0, 1]);
    await expect(store.flush()).rejects.toThrow(/The entry store/);
  },
);
