import { expect, test } from 'vitest';
import { checkedCredentials } from '../../src/checks/aws-credentials.js';
import { KEYS } from '../support/second-signer.js';

test.each<[given: object, read: object]>([
  [KEYS, KEYS],
  [
    { ...KEYS, sessionToken: 'a/b+c==', expiration: new Date(0) },
    { ...KEYS, sessionToken: 'a/b+c==' },
  ],
  [{ ...KEYS, sessionToken: undefined }, KEYS],
  [{ ...KEYS, sessionToken: null }, KEYS],
])('%o is read as %o', (given, read) => {
  expect(checkedCredentials(given)).toStrictEqual(read);
});

test('members of a class are read once', () => {
  let reads = 0;
  class Provided {
    readonly accessKeyId = KEYS.accessKeyId;
    get secretAccessKey(): string {
      reads += 1;
      return KEYS.secretAccessKey;
    }
  }
  expect(checkedCredentials(new Provided())).toEqual(KEYS);
  expect(reads).toBe(1);
});

test.each<[given: unknown, sentence: string]>([
  [undefined, 'must be { accessKeyId, secretAccessKey }, not undefined'],
  [[], 'must be { accessKeyId, secretAccessKey }, not an array'],
  ['AKID', 'must be { accessKeyId, secretAccessKey }, not a string'],
  [Promise.resolve(KEYS), 'must be { accessKeyId, secretAccessKey }, not a promise'],
  [{}, 'must have accessKeyId, a string of printable ASCII, not undefined'],
  [
    { ...KEYS, accessKeyId: '' },
    'must have accessKeyId, a string of printable ASCII, not an empty string',
  ],
  [
    { ...KEYS, accessKeyId: 'a/b' },
    'must have accessKeyId, a string of printable ASCII, not a string with other signs',
  ],
  [
    { ...KEYS, accessKeyId: 'a,b' },
    'must have accessKeyId, a string of printable ASCII, not a string with other signs',
  ],
  [
    { ...KEYS, secretAccessKey: 7 },
    'must have secretAccessKey, a string of printable ASCII, not 7',
  ],
  [
    { ...KEYS, secretAccessKey: 'é' },
    'must have secretAccessKey, a string of printable ASCII, not a string with other signs',
  ],
  [
    { ...KEYS, sessionToken: 'a\r\nb' },
    'must have sessionToken, a string of printable ASCII, not a string with other signs',
  ],
  [
    { ...KEYS, sessionToken: false },
    'must have sessionToken, a string of printable ASCII, not false',
  ],
])('%o is refused', (given, sentence) => {
  expect(() => checkedCredentials(given)).toThrow(new TypeError(sentence));
});
