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

test('keys that Cognito does not sign with are left out', async () => {
  const keys = [{ kty: 'RSA', kid: 'a' }, { kty: 'EC', kid: 'b' }, { kty: 'OKP' }, { kid: 'c' }, 5];
  const { origin } = await startHttp((_req, res) => res.end(JSON.stringify({ keys })));
  for (const jwks of [{ keys: keys as object[] }, undefined]) {
    const bytes = await new KeySets({ jwks, timeoutInMillis: 1000 }).fetch(`${origin}/keys`);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
      keys: [{ kty: 'RSA', kid: 'a' }, { kid: 'c' }, 5],
    });
  }
});
