import { expect, test } from 'vitest';
import { KeySetError, KeySets } from '../../src/cognito/key-sets.js';
import { startHttp } from '../support/servers.js';

test('keys that are given are not fetched', async () => {
  const sets = new KeySets({ jwks: { keys: [] }, timeoutInMillis: 1 });
  expect(new TextDecoder().decode(await sets.fetch('https://nowhere.test/'))).toBe('{"keys":[]}');
});

test('an address that leads elsewhere is not followed', async () => {
  const { origin } = await startHttp((req, res) => {
    res.writeHead(req.url === '/keys' ? 200 : 302, { Location: '/keys' });
    res.end('{"keys":[]}');
  });
  const sets = new KeySets({ jwks: undefined, timeoutInMillis: 1000 });
  await expect(sets.fetch(`${origin}/moved`)).rejects.toThrow(KeySetError);
  expect((await sets.fetch(`${origin}/keys`)).byteLength).toBe(11);
});
