import { describe, expect, test } from 'vitest';
import { checkAws } from '../../../src/core/options/aws-option.js';
import { KEYS } from '../../support/second-signer.js';
import { expectRefused } from '../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it, and shows no key', () => {
  test.each<readonly [options: unknown, sentence: RegExp]>([
    [{ aws: 'us-east-1' }, /^The options of the option aws must be an object, not "us-east-1"$/],
    [
      { aws: {} },
      /^aws\.credentials must be \{ accessKeyId, secretAccessKey \}, or a function, not undefined$/,
    ],
    [
      { aws: { credentials: 'AKID' } },
      /^aws\.credentials must be \{ accessKeyId, secretAccessKey \}, not a string$/,
    ],
    [
      { aws: { credentials: { accessKeyId: 'AKID' } } },
      /^aws\.credentials must have secretAccessKey, a string of printable ASCII, not undefined$/,
    ],
    [
      { aws: { credentials: { ...KEYS, sessionToken: 'a b' } } },
      /^aws\.credentials must have sessionToken, .* not a string with other signs$/,
    ],
    [
      { aws: { credentials: Promise.resolve(KEYS) } },
      /^aws\.credentials must be .* not a promise$/,
    ],
    [
      { aws: { credentials: KEYS, endpoint: 'localhost:4566' } },
      /^aws\.endpoint must be a function, or an address such as .* not "localhost:4566"$/,
    ],
    [{ aws: { credentials: KEYS, endpoint: 4566 } }, /^aws\.endpoint must be .* not 4566$/],
    [
      { aws: { credentials: KEYS, endPoint: 'http://localhost' } },
      /^"endPoint" is not an option of the option aws; did you mean "endpoint"\?$/,
    ],
    [
      { aws: { credentials: KEYS, region: 'us-east-1' } },
      /^"region" is not an option of the option aws/,
    ],
  ])('%o', (options, sentence) => {
    expectRefused(options, sentence);
  });
});

test('the option is copied: keys alone, and an address as a URL', () => {
  const given = {
    credentials: { ...KEYS, expiration: new Date(0) },
    endpoint: 'http://localhost/a',
  };
  const checked = checkAws(given, 'aws') as typeof given;
  given.credentials.secretAccessKey = 'other';
  expect(checked).toEqual({ credentials: KEYS, endpoint: new URL('http://localhost/a') });
  expect(Object.isFrozen(checked) && Object.isFrozen(checked.credentials)).toBe(true);
});

test('functions are kept, and an endpoint that is undefined is none', () => {
  const credentials = () => KEYS;
  const endpoint = () => 'http://localhost';
  expect(checkAws({ credentials, endpoint }, 'aws')).toEqual({ credentials, endpoint });
  expect(checkAws({ credentials, endpoint: undefined }, 'aws')).toEqual({ credentials });
});
