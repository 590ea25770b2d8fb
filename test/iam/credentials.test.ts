import { expect, test } from 'vitest';
import { readCredentials } from '../../src/iam/credentials.js';

const ADA = { secretAccessKey: 's', userArn: 'arn:aws:iam::123456789012:user/ada' };

test('an object has no access keys but its own', async () => {
  const lookUp = readCredentials({ AKID: ADA });
  expect(await lookUp('AKID')).toEqual(ADA);
  for (const key of ['constructor', '__proto__', 'toString', '']) {
    expect(await lookUp(key)).toBeUndefined();
  }
});

test('later changes of what was given have no effect', async () => {
  const own = { ...ADA };
  const list = [{ ...own, accessKeyId: 'AKID' }];
  const lookUp = readCredentials(list);
  Object.assign(list[0] as object, { secretAccessKey: 'other' });
  expect(await lookUp('AKID')).toMatchObject({ secretAccessKey: 's' });
});

test.each<readonly [given: unknown, message: RegExp]>([
  [undefined, /credentials must be a list/],
  ['AKID', /credentials must be a list/],
  [[undefined], /credentials\[0\]/],
  [{ AKID: 'secret' }, /must be an object such as/],
  [{ AKID: { ...ADA, policies: {} } }, /policies must be a list of policies/],
  [{ AKID: { ...ADA, sessionToken: '' } }, /sessionToken must be a string that is not empty/],
  [{ AKID: { ...ADA, secretAccessKey: 5 } }, /secretAccessKey must be a string/],
])('%j is refused, without its secret', (given, message) => {
  expect(() => readCredentials(given)).toThrow(message);
  expect(() => readCredentials(given)).toThrow(/^(?!.*secret")/);
});
