import { expect, onTestFinished, test } from 'vitest';
import { ModelPatterns } from '../../src/import/model-pattern.js';
import { MatchState } from '../../src/mapping/java-regex/match-state.js';
import { issuesOf } from './minimal-document.js';
import { compile, source } from './model-document.js';

const HANGS = '^(a+)+$';
const EVIL = `${'a'.repeat(60)}b`;
const UNWORDED = ['Invalid request body'];
const SENTENCE = `ECMA 262 regex "${HANGS}" does not match input string "${EVIL}"`;

// The engine of the language would not end on any of these while we live.
test.each<[string, object, unknown, readonly string[]]>([
  ['a value', { type: 'string', pattern: HANGS }, EVIL, [SENTENCE]],
  ['what is not to match', { not: { pattern: HANGS } }, EVIL, UNWORDED],
  ['a name', { patternProperties: { [HANGS]: { type: 'integer' } } }, { [EVIL]: 'x' }, UNWORDED],
  [
    'a name, and no others',
    { patternProperties: { [HANGS]: {} }, additionalProperties: false },
    { [EVIL]: 1 },
    [
      `object instance has properties which are not allowed by the schema: ${JSON.stringify([EVIL])}`,
    ],
  ],
  [
    'many values, and what comes after them',
    { items: { pattern: HANGS } },
    [...Array.from({ length: 10_000 }, () => EVIL), 'a'],
    [SENTENCE],
  ],
])('%s: patterns without end are given up', (_, schema, body, errors) => {
  const check = compile(schema);
  const steps = countSteps();
  expect(check(body)).toEqual(errors);
  expect(steps()).toBeLessThan(MOST_STEPS);
});

/** A look at a body has three million steps and some more for each unit; the bodies above have few. */
const MOST_STEPS = 10_000_000;

/** Counts what matching costs from now on; a spy of vitest's would keep millions of calls. */
function countSteps(): () => number {
  let sum = 0;
  const { spend } = MatchState.prototype;
  MatchState.prototype.spend = function (this: MatchState, steps) {
    sum += steps;
    spend.call(this, steps);
  };
  onTestFinished(() => {
    MatchState.prototype.spend = spend;
  });
  return () => sum;
}

test('after a body that took all steps, the next one has its own', () => {
  const check = compile({ pattern: HANGS });
  expect(check(EVIL)).toEqual([SENTENCE]);
  expect(check('aaa')).toEqual([]);
});

test('long lists and long texts of honest clients pass', () => {
  const id = '6f1c9a52-3a0e-4a5e-9a66-0b7f6d1f2c11';
  const uuid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
  const mail = '^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+$';
  expect(compile({ items: { pattern: uuid } })(Array.from({ length: 50_000 }, () => id))).toEqual(
    [],
  );
  const addresses = Array.from({ length: 20_000 }, (_, n) => `some.body.${n}@mail.example.com`);
  expect(compile({ items: { pattern: mail } })(addresses)).toEqual([]);
  expect(compile({ pattern: '^[\\w+/]*={0,2}$' })('QUJD'.repeat(250_000))).toEqual([]);
});

const TEXTS: readonly string[] = [
  ...words(String.raw`
    a b ab aab ba A _ - . / \ $ ^ ] { } && é né aé 1 12 ٣ x xx u41 a{2} a{,2} {a k<n> k p{L} Q.E
    aa abab abba 'x' "x' 8 😀 😀😀 a😀 c \c 2024-02-30 a@b.example /pets/1 AAaa11-- İ ſ K #`),
  ...[
    'a\n',
    '\n',
    'a\nb',
    '\r',
    '\x85',
    ' ',
    '\t',
    '\v',
    '\xa0',
    '\x00',
    '\b',
    '\x01',
    '\x07',
    '\x1b',
    '\x1f',
  ],
  ...[
    '\ud83d',
    '\ude00',
    'a\ude00',
    '',
    '\u2028',
    '\ufeff',
    '\u3000',
    '\u{10d83d}',
    '\ue000',
    '\uffff',
    'foo bar',
    'a #b',
  ],
];

const PATTERNS: readonly string[] = [
  // Where it matches
  ...words(String.raw`
    a ^a a$ ^a$ ^$ $ a$|b (a$) b|^a [$] \$ a\$ $a [^$] \ba \b \B a\b \Bb n\b \bé ^.$ ^..$ ^.{3}$ .
    ^[^]$`),
  // Characters
  ...words(String.raw`
    \/ ^\/pets\/ ^[^/]+$ \. \- \_ \é \x41 \x4 \u0041 \u41 \0 \1 \01 \8 \101 \cA \c \c1 \t \v \f \n
    \a \e \A \z \Z \G \Q.\E \h \H \R \X \p{L} \k<n> \k # && ] } { a{,2} {a a{2 \\ \\c \u{2} \x{61}`),
  // Classes
  ...words(String.raw`
    \d \D \w \W \s \S ^\s$ ^\S$ ^\S\S$ [\s] [^\s] [\S] [^\S] [\s\S] [^\s\S] [\w-.] [.-\w] [\w-]
    [-a] [a-] [^-] ^[^a]$ [] [^] a[^]b [[] [a[b] [a&&b] [&&] [\]] [^\]] [\b] [\cA] [\c] [\c1]
    [\c_] [\1] [\8] [\0] [\d-x] [a^] [{}] [$-/] [\v] [\h] [^a-z] [A-z] [\x00-\x1f] [\u0000-\uffff]
    ^[\u0000-\uffff]$ [\B]`),
  // Halves of pairs
  ...words(String.raw`
    😀 ^😀$ [😀] ^[😀]$ ^[😀]+$ ^[^😀]$ \ud83d ^\ud83d\ude00$ [\ud800-\udfff] [\ud000-\ue000]
    ^(?:[\ud800-\udbff][\udc00-\udfff])+$ (?<=a.). (?<!a).$ .(?=\ude00)`),
  // Groups and repetition
  ...words(String.raw`
    (?:a|b)+ (?=a) (?!a) ^(?!a). (?<=a)b (?<!a)b (?<=a|ab)b (?<=^a{1,2})b ^(?=.*\d)(?=.*[A-Z]).{8,}$ (?=a)*b a+?b a*?$ a??b
    ^a{2}$ ^a{1,}$ ^a{0,1}b a{0} ^a{2}b?$ () (|a) ^(?:)$ ^(a)\1$ ^(ab)\1$ ^(a)(b)\2\1$ ^(['"]).\1$
    (?<n>a)\k<n> (a)\2 \1(a) (a\1) \k<n>(?<n>a) (?<n>a)(b)\2 (a)\12 [(](a) \((a)\1 (a*)* (a*)+b
    (?:a?){3}$
    ^(a)?b\1$ ^(a)*\1b?a\1$ (\w)+-\1$ ^(?:(a)|b)\1$ ^((a)|b)\1\2$ ^(?:(a)|(b))\2\1$`),
  // What people write
  ...words(String.raw`
    ^\d{4}-\d{2}-\d{2}$ ^[^@\s]+@[^@\s]+\.[^@\s]+$ ^[A-Za-z0-9+/]*={0,2}$ ^\S+$`),
  // With blanks
  'a #b',
  '[ -~]',
];

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

test('patterns mean what ECMA 262 says', () => {
  const disagreements: string[] = [];
  const share = { matching: 0, all: 0 };
  const patterns = new ModelPatterns();
  for (const pattern of PATTERNS) {
    const { test: ours } = patterns.compile(pattern);
    const theirs = new RegExp(pattern);
    for (const text of TEXTS) {
      share.all += 1;
      share.matching += theirs.test(text) ? 1 : 0;
      if (ours(text) !== theirs.test(text))
        disagreements.push(`${pattern} and ${JSON.stringify(text)}: ${ours(text)}`);
    }
  }
  expect(disagreements).toEqual([]);
  expect(share.matching / share.all).toBeGreaterThan(0.2);
});

const HERE = '#/paths/~1a/post/requestBody/content/application~1json/schema';

test.each<[string, string]>([
  ['(?<=a*)b', 'look-behind with repetition without a maximum'],
  ['(?<!(?:a{2,}))b', 'look-behind with repetition without a maximum'],
  ['(a)(?<=\\1)b', 'look-behind with references to groups'],
  [`${'('.repeat(300)}b${')'.repeat(300)}`, 'Groups are nested too deep'],
])('a pattern that our matcher cannot run is left out with a warning: %s', (pattern, reason) => {
  const finding = (place: string) => ({
    code: 'INVALID_MODEL',
    severity: 'warning',
    pointer: `${HERE}/${place}`,
    message: expect.stringContaining(`is not supported, so it is left out: ${reason}`),
  });
  const value = { pattern };
  const name = { patternProperties: { [pattern]: { type: 'integer' } } };
  expect(issuesOf(source(value))).toMatchObject([finding('pattern')]);
  expect(issuesOf(source(name))).toMatchObject([finding(`patternProperties/${pattern}`)]);
  expect(compile(value)('x')).toEqual([]);
  expect(compile(name)({ aaab: 'x' })).toEqual([]);
});
