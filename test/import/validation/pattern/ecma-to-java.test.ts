import { expect, test } from 'vitest';
import { ModelPatterns } from '../../../../src/import/validation/pattern/pattern.js';
import { Report } from '../../../../src/import/validation/report.js';

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
    const ours = patterns.compile(pattern);
    const theirs = new RegExp(pattern);
    for (const text of TEXTS) {
      share.all += 1;
      share.matching += theirs.test(text) ? 1 : 0;
      const found = ours.test(text, new Report(text.length));
      if (found !== theirs.test(text)) {
        disagreements.push(`${pattern} and ${JSON.stringify(text)}: ${found}`);
      }
    }
  }
  expect(disagreements).toEqual([]);
  expect(share.matching / share.all).toBeGreaterThan(0.2);
});
