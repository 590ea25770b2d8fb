import { describe, test } from 'vitest';
import { expectRefused } from '../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [options: unknown, sentence: RegExp]>([
    [
      { lambda: [] },
      /^lambda must be an object of functions, a function, or an address, not an array$/,
    ],
    [{ lambda: { pets: 'pets.js' } }, /^lambda\.pets must be a function, not "pets\.js"$/],
    [{ lambda: 'localhost:3001' }, /^lambda must be an address such as "http:\/\/localhost:3001"/],
    [{ lambda: 'ftp://localhost' }, /^lambda must be an address/],
    [
      { lambda: 'http://a:b@localhost' },
      /without credentials or query, not "http:\/\/a:b@localhost"$/,
    ],
    [{ lambda: new URL('http://localhost/?a=1') }, /^lambda must be an address/],
    [{ lambda: new URL('http://localhost/#a') }, /^lambda must be an address/],
  ])('%o', (options, sentence) => {
    expectRefused(options, sentence);
  });
});
