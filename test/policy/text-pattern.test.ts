import { expect, test } from 'vitest';
import { textPattern } from '../../src/policy/text-pattern.js';
import { requestOf } from './requests.js';

const { keys } = requestOf({
  'aws:username': ['ada*'],
  'aws:useragent': ['a', 'b'],
  'aws:sourceip': 'unknown',
});

test.each<readonly [text: string, other: string, fits: boolean | undefined]>([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['?', '', false],
  ['a?c', 'abc', true],
  ['a*c', 'a/b/c', true],
  ['a*c', 'a/b/d', false],
  ['**', 'x', true],
  ['A', 'a', false],
  ['a.c', 'abc', false],
  ['${*}', '*', true],
  ['${*}', 'x', false],
  ['${?}${$}', '?$', true],
  ['$', '$', true],
  ['a$b', 'a$b', true],
  ['pets/${aws:username}', 'pets/ada*', true],
  ['pets/${aws:username}', 'pets/adam', false],
  ['${AWS:UserName}/*', 'ada*/x', true],
  ['${aws:referer}', 'x', undefined],
  ["${aws:referer, 'nobody'}", 'nobody', true],
  ["${aws:username, 'nobody'}", 'nobody', false],
  ['${aws:useragent}', 'a', undefined],
  ['${aws:SourceIp}', 'a', undefined],
])('%j and %j: %s', (text, other, fits) => {
  expect(textPattern(text, { wildcards: true }).fits(other, keys)).toBe(fits);
});

test('without wildcards their signs are characters', () => {
  const pattern = textPattern('a*?', { wildcards: false });
  expect([pattern.literal, pattern.fits('a*?', keys), pattern.fits('abc', keys)]).toEqual([
    'a*?',
    true,
    false,
  ]);
});

test('case counts unless told', () => {
  const pattern = textPattern('execute-api:Inv*', { wildcards: true, ignoresCase: true });
  expect(pattern.fits('EXECUTE-API:INVOKE', keys)).toBe(true);
});

test('the keys of its variables are known before there is a request', () => {
  const pattern = textPattern('${aws:userid}${*}${aws:PrincipalTag/team}', { wildcards: true });
  expect(pattern.variables).toEqual(['aws:userid', 'aws:PrincipalTag/team']);
});

test.each(['${', 'x${aws:userid', '${}', '${userid}', '${aws:userid, nobody}', '${a b:c}'])(
  'the variable of %j is not understood',
  (text) => {
    expect(() => textPattern(text, { wildcards: true })).toThrow(SyntaxError);
  },
);

test('many wildcards are compared in a number of steps that grows with the lengths', () => {
  let steps = 0;
  const text = new Proxy(new String('a'.repeat(60)), {
    get(target, name) {
      steps += 1;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const pattern = textPattern(`${'*a'.repeat(12)}!`, { wildcards: true });
  expect(pattern.fits(text as unknown as string, keys)).toBe(false);
  expect(steps).toBeLessThan(60 * 25 * 3);
});
