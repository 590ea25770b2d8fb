import { expect, test } from 'vitest';
import { converse, tabulate } from '../../examples/demo/converse.js';
import { demonstrate, serve } from '../../examples/demo/demo.js';
import { startPetStore } from '../../examples/petstore/pet-store.js';

test("all answers are the guide's, for both documents", async () => {
  const printed: string[] = [];
  expect(await demonstrate((text) => printed.push(text))).toBe(0);
  const text = printed.join('');
  expect(text).toContain("20 of 20 answers are the guide's.");
  expect(text.match(/✓/g)).toHaveLength(20);
  expect(text).not.toContain('✗');
});

test('a backend that has never heard of pets is noticed', async () => {
  const printed: string[] = [];
  const wrong = await demonstrate(
    (text) => printed.push(text),
    (hear) =>
      startPetStore((request) => {
        hear?.(request);
        request.url = '/sold-out';
      }),
  );
  expect(wrong).toBe(16); // all but the four that never reach it
  expect(printed.join('')).toContain('the status should be 200');
});

test('a wrong status, a wrong body and a wrong call are three mistakes', async () => {
  const petStore = await startPetStore();
  const exchange = {
    about: 'nothing is as it should be',
    request: 'GET /petstore/pets/1',
    backend: 'GET /elsewhere',
    status: 418,
    answer: 'tea',
  };
  const outcomes = await converse(`http://${petStore.host}`, [exchange], []);
  await petStore.close();
  expect(outcomes[0]?.mistakes).toEqual([
    'the backend should get GET /elsewhere',
    'the status should be 418',
    'the answer should be "tea"',
  ]);
  expect(tabulate(outcomes)).toContain('✗ GET /petstore/pets/1');
});

test('serve prints curl lines which work, and closes what it opened', async () => {
  const running = await serve();
  const addresses = running.welcome.match(/^curl -i '?(\S+?)'?$/gm) ?? [];
  const statuses = await Promise.all(
    addresses.map(async (line) => (await fetch(line.replace(/^curl -i '?|'$/g, ''))).status),
  );
  expect(statuses).toEqual([200, 200, 200, 400, 403]);
  const [, link = ''] = /^Console +(\S+)$/m.exec(running.welcome) ?? [];
  expect(link.startsWith(`${running.origin}/_console/#token=`)).toBe(true);
  const headers = { Authorization: `Bearer ${link.split('#token=')[1]}` };
  const told = await fetch(`${running.origin}/_console/data/requests/none`, { headers });
  expect(told.status).toBe(404);
  await running.close();
  await expect(fetch(`${running.origin}/test/pets`)).rejects.toThrow();
});
