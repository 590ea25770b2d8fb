import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shellWord } from '../../../../../console/requests/copy/shell-word.js';

test.each([
  ['plain/word.txt', 'plain/word.txt'],
  ['', "''"],
  ['a b', "'a b'"],
  ["it's", "'it'\\''s'"],
  ['$HOME `id` $(id) !x', "'$HOME `id` $(id) !x'"],
  ['a\nb\tc\r', "$'a\\nb\\tc\\r'"],
  ["\u001b[201~'\\!", "$'\\033[201~\\047\\134\\041'"],
  ['\u0085', "$'\\302\\205'"],
  ['a\0b', "$'a\uFFFDb'"],
])('%j is %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});

const HOSTILE = [
  "'; touch broken; '",
  '$(touch broken)`touch broken`',
  '"; touch broken #',
  '\\',
  "\\'; touch broken; \\'",
  "'\n touch broken\n'",
  '\u001b[201~\u0003\ntouch broken\n',
  '~ * ? [a] {a,b} !! =ls %1 & | > < ; #',
  '-n --help',
  'grün 🐕‍🦺 \u202Egnp.exe\u2028',
  '\uD800',
];

describe.each(['/bin/sh', '/bin/bash', '/usr/bin/zsh'].filter((shell) => existsSync(shell)))(
  'read by %s',
  (shell) => {
    // Only what cannot be seen needs the quotes that not every /bin/sh has.
    const texts =
      shell === '/bin/sh' ? HOSTILE.filter((text) => !/\p{C}|\u2028/u.test(text)) : HOSTILE;

    test.each(texts)('%j stays one word, and runs nothing', (text) => {
      const program = `printf '%s.' ${shellWord(text)} end`;
      const output = execFileSync(shell, ['-c', program], { encoding: 'utf8' });
      expect(output).toBe(`${text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')}.end.`);
    });
  },
);

test.each(HOSTILE)('%j is copied without a character that a terminal acts on', (text) => {
  expect(shellWord(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
});
