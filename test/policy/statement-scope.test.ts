import { expect, test } from 'vitest';
import type { ConditionKeyUse } from '../../src/model/policy.js';
import { readPattern } from '../../src/policy/statement-scope.js';

const TEXT = { text: '${aws:UserName}', path: ['Statement', '0'] };

test('a variable is noted with its place', () => {
  const uses: ConditionKeyUse[] = [];
  readPattern(TEXT, false, { variables: true, uses });
  expect(uses).toEqual([{ key: 'aws:username', name: 'aws:UserName', path: TEXT.path }]);
});

test('before 2012-10-17 there are no variables, and a text that looks like one is refused', () => {
  expect(() => readPattern(TEXT, false, { variables: false, uses: [] })).toThrow(/2012-10-17/);
});
