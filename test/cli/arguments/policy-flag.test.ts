import { expect, test } from 'vitest';
import { POLICY_FLAG, resourcePolicyOf } from '../../../src/cli/arguments/policy-flag.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';

const read = (...texts: readonly string[]) =>
  resourcePolicyOf(
    readArguments(
      texts.flatMap((text) => ['--resource-policy', text]),
      POLICY_FLAG,
    ),
  );

test.each<readonly [texts: readonly string[], option: unknown]>([
  [[], undefined],
  [['upstream'], 'upstream'],
  [['aws:SourceVpce=vpce-1'], { 'aws:SourceVpce': ['vpce-1'] }],
  [['a:b=c=d', 'a:b=', 'x:y=z'], { 'a:b': ['c=d', ''], 'x:y': ['z'] }],
])('%j', (texts, option) => {
  expect(read(...texts)).toEqual(option);
});

test.each([['Upstream'], ['aws:SourceVpce'], ['SourceVpce=a'], ['=a']])('%s is refused', (text) => {
  expect(() => read(text)).toThrow(/--resource-policy .* must have the form KEY=VALUE/);
});

test('upstream has nothing beside it', () => {
  expect(() => read('upstream', 'a:b=c')).toThrow(/"upstream" alone/);
});
