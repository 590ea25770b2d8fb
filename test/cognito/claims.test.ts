import { expect, test } from 'vitest';
import { claimTexts } from '../../src/cognito/claims.js';

test('claims are texts, and dates as Java writes them', () => {
  const claims = {
    ...{ sub: 'a', n: 1, yes: true, none: null, list: ['a', 1], object: { a: [1] } },
    ...{ exp: 1538426223, iat: 'soon', auth_time: 1538422216 },
  };
  expect(claimTexts(claims)).toEqual({
    ...{ sub: 'a', n: '1', yes: 'true', list: 'a,1', object: '{"a":[1]}' },
    ...{ exp: 'Mon Oct 01 20:37:03 UTC 2018', iat: 'soon', auth_time: '1538422216' },
  });
});
