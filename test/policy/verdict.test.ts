import { expect, test } from 'vitest';
import { allVerdicts, anyVerdict, opposite, type Verdict } from '../../src/policy/verdict.js';

test.each<readonly [verdicts: readonly Verdict[], all: Verdict, any: Verdict]>([
  [[], true, false],
  [[true, true], true, true],
  [[true, false], false, true],
  [[false, undefined], false, undefined],
  [[undefined, false], false, undefined],
  [[true, undefined], undefined, true],
  [[undefined, true], undefined, true],
  [[undefined], undefined, undefined],
])('%j: all %s, any %s', (verdicts, all, any) => {
  expect([allVerdicts(verdicts), anyVerdict(verdicts)]).toEqual([all, any]);
});

test('the opposite of what is not known is not known', () => {
  expect([opposite(true), opposite(false), opposite(undefined)]).toEqual([false, true, undefined]);
});
