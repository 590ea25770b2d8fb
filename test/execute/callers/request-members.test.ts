import { expect, test } from 'vitest';
import {
  A_CERTIFICATE,
  A_FUNCTION,
  A_PORT,
  A_SCHEME,
  A_SIGNAL,
  A_STRING,
  AN_ERROR,
  type MemberKind,
  requestMember,
} from '../../../src/execute/callers/request-members.js';

const { signal } = new AbortController();

test.each<[name: string, kind: MemberKind<unknown>, valid: unknown[], invalid: unknown[]]>([
  ['a string', A_STRING, ['', 'x'], [5, null, {}]],
  ['"http" or "https"', A_SCHEME, ['http', 'https'], ['HTTP', 'ws', null]],
  ['a whole number up to 65535', A_PORT, [0, 65_535], [-1, 65_536, 1.5, '80']],
  ['an object such as { clientCertPem }', A_CERTIFICATE, [{}], ['PEM', [], null]],
  ['an error', AN_ERROR, [new Error('x'), new TypeError('x')], ['x', {}, null]],
  ['an AbortSignal', A_SIGNAL, [signal], [{}, { aborted: false }, { addEventListener() {} }, null]],
  ['a function', A_FUNCTION, [() => {}], [{}, 'x', null]],
])('a member may be %s', (expected, kind, valid, invalid) => {
  for (const value of [undefined, ...valid]) {
    expect(requestMember({ path: value }, 'path', kind)).toBe(value);
  }
  for (const value of invalid) {
    expect(() => requestMember({ path: value }, 'path', kind)).toThrow(TypeError);
    expect(() => requestMember({ path: value }, 'path', kind)).toThrow(
      new RegExp(`^the path .+: pass ${expected.replace(/[{}]/g, '\\$&')}$`),
    );
  }
});
