import { describe, expect, test } from 'vitest';
import { groupText, Re2 } from '../../../../../../src/load/forms/terraform/hcl/regex/re2.js';

const free = (): void => {};

describe('a pattern finds the leftmost match that it prefers', () => {
  test.each([
    ['a|ab', 'xab', 'a'],
    ['(a|ab)(c|bcd)(d*)', 'abcd', 'abcd'],
    ['a+?', 'aaa', 'a'],
    ['(?U)a+', 'aaa', 'a'],
    ['a{2}', 'aaa', 'aa'],
    ['a{2,}', 'aaaa', 'aaaa'],
    ['x*', 'aaa', ''],
    ['(?:|a)*', 'aa', ''],
    ['[[:^digit:]x-z]+', '12abz3', 'abz'],
    ['[^\\d\\s]+', '1 ab', 'ab'],
    ['\\p{Greek}+', 'aλμb', 'λμ'],
    ['\\P{L}', 'a1', '1'],
    ['(?i)straße', 'STRAßE', 'STRAßE'],
    ['(?i:a)b', 'Ab AB', 'Ab'],
    ['(?m)^b$', 'a\nb\nc', 'b'],
    ['a.c', 'a\nc abc', 'abc'],
    ['(?s)a.c', 'a\nc', 'a\nc'],
    ['\\Qa.b\\E+', 'axb a.bb', 'a.bb'],
    ['\\x{1F600}|\\101', 'A', 'A'],
    ['.', '😀', '😀'],
    ['\\Bb\\b', 'b ab', 'b'],
    ['[]a]+', '[]a', ']a'],
    ['[a-]+', '-a-', '-a-'],
    ['{,2}', 'a{,2}', '{,2}'],
  ])('%s in %j', (pattern, text, expected) => {
    const match = new Re2(pattern, free).matchFrom(text, 0);
    expect(match && groupText(text, match, 0)).toBe(expected);
  });
});

test.each([
  '(',
  ')',
  '[a',
  '[b-a]',
  '*a',
  'a**',
  'a{1001}',
  'a{3,2}',
  '\\8',
  '\\pQ',
  '\\p{Nosuch}',
  '[[:nosuch:]]',
  '(?=a)',
  '(?<!a)',
  '(?P<a>x)(?P<a>y)',
  '\\',
  '((((a{100}){100}){100}){100})',
  '('.repeat(1_000),
])('%j is refused', (pattern) => {
  expect(() => new Re2(pattern, free)).toThrow(expect.objectContaining({ name: 'Re2Problem' }));
});

test('a match takes work in proportion to the text, whatever the pattern is', () => {
  const work = (length: number): number => {
    let steps = 0;
    new Re2('(x+x+)+y', (more) => {
      steps += more;
    }).matchFrom('x'.repeat(length), 0);
    return steps;
  };
  expect(work(2_000) / work(1_000)).toBeCloseTo(2, 0);
});
