import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../support/installed-package.js';
import { allPages } from './blocks.js';
import { proseOf } from './links.js';
import { proseOfSource } from './source-prose.js';

/** What the pages do not say, what they say instead, and why; matched in any case, code left out. */
const HOUSE_STYLE: readonly [phrase: RegExp, instead: string, reason: string][] = [
  [
    /(?<!there )\bis no (?!longer\b|more\b|other\b|less\b)\w+/gi,
    'is not a …',
    'the usual English negation',
  ],
  [
    /(?<!\bthere )\b(?:is|are|was|that) none\b/gi,
    'is not one, is empty',
    'the usual English negation',
  ],
  [/\b(?:nobody|somebody|anybody|whoever|whomever)\b/gi, 'name it', 'a mechanism is not a person'],
  [/\b(?:hears?|heard|hearing)\b/gi, 'gets, is told', 'a function does not listen'],
  [/\banswer(?:s|ed|ing)?\b/gi, 'response, responds', 'one term for what comes back'],
  [/\brepl(?:y|ies|ied)\b(?!-from)/gi, 'response', 'one term for what comes back'],
  [/\bstands?\b(?! for\b|-in\b)/gi, 'is, is written, applies', 'a value does not stand anywhere'],
  [/\bstood\b/gi, 'was', 'a value does not stand anywhere'],
  [/\b(?:mend|mends|mended)\b/gi, 'fix', 'the usual word'],
  [/\bas ever\b/gi, 'as usual', 'the usual words'],
  [/\bhand(?:s|ed)? on\b/gi, 'passes on', 'the usual words'],
  [
    /\bbehind (?:the|a|other|its|an?) (?!VPC\b)/gi,
    'after, beyond',
    'order in a chain is before and after',
  ],
  [/\bwarned of\b/gi, 'a warning', 'the usual words'],
  [/\bthe gateway before\b/gi, 'in front of', 'place, not time'],
  [/\brecorded\b/gi, 'name the test, the page or the issue', 'a claim without its source'],
  [/\ball that\b(?! (?:is|are) )/gi, 'everything that', 'reads as "that much"'],
];

/** What README.md, the pages of docs/ and the sources do not say either. */
const STRICTER: typeof HOUSE_STYLE = [
  [
    /\bgives?\b(?! (?:up|way|them different|each|every|a type|a name)\b)/gi,
    'set, pass, return, contain',
    'a value is not a present',
  ],
  [/\b(?:besides|as it comes|of its own accord)\b/gi, 'in addition', 'the usual words'],
  [/\b(?:mustn't|needn't|shall)\b/gi, 'must not', 'the usual words'],
  [/\bof the type (?=\$|`|code\b)/gi, 'of type', 'the usual words'],
  [/\bin front(?! of\b)/gi, 'in front of what', 'a place needs its reference'],
  [/\bgoes? out\b/gi, 'is sent', 'the usual words'],
  [/\bhand(?:s|ed)? (?:it|them|the)\b/gi, 'passes', 'the usual word'],
];

const pages = [
  ...allPages(),
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'bench/README.md',
  ...['', 'demo/', 'express/', 'koa/', 'lambda/', 'petstore/'].map(
    (folder) => `examples/${folder}README.md`,
  ),
];

test.each(pages)('%s keeps to the style of the house', (page) => {
  const prose = withoutCode(readFileSync(join(projectRoot, page), 'utf8'));
  const isStrict = page.startsWith('docs/') || page === 'README.md';
  const rules = isStrict ? [...HOUSE_STYLE, ...STRICTER] : HOUSE_STYLE;
  expect(findings(prose, rules)).toEqual([]);
});

test.each(['src', 'console'])(
  'comments and messages in %s keep to the style of the house',
  (folder) => {
    const files = readdirSync(join(projectRoot, folder), { recursive: true })
      .map(String)
      .filter((file) => /\.c?[jt]sx?$/.test(file));
    expect(files.length).toBeGreaterThan(80);
    const found = files.flatMap((file) =>
      proseOfSource(readFileSync(join(projectRoot, folder, file), 'utf8')).flatMap(
        ({ line, text }) =>
          findings(withoutCode(text)).map((finding) => `${file}:${line}: ${finding}`),
      ),
    );
    expect(found).toEqual([]);
  },
);

describe('the style of the house', () => {
  test.each([
    'It is no JSON.',
    'text that is none',
    'where nobody checks it',
    '`onError` hears the cause',
    'the method answers 500',
    'Headers of the reply',
    'the 403 stands',
    'a login behind the gateway',
    'as recorded on AWS',
    'unless you give the option',
    'checks of middleware in front',
    'a value of the type `string`',
  ])('refuses: %s', (sentence) => {
    expect(findings(withoutCode(sentence))).toHaveLength(1);
  });

  test.each([
    'It is no longer there, and there is no other.',
    'A letter that stands for a word.',
    'Give each variable a segment, or give up; there is none in front of it.',
    'Write `is no` and `reply` in code.',
    '```js\nconst reply = answer;\n```',
  ])('allows: %s', (sentence) => {
    expect(findings(withoutCode(sentence))).toEqual([]);
  });
});

function findings(
  prose: string,
  rules: typeof HOUSE_STYLE = [...HOUSE_STYLE, ...STRICTER],
): readonly string[] {
  return rules.flatMap(([phrase, instead, reason]) =>
    [...prose.matchAll(phrase)].map(({ 0: found, index }) => {
      const around = prose.slice(Math.max(0, index - 40), index + found.length + 20);
      return `"${found}" in "…${around.replaceAll(/\s+/g, ' ')}…": ${instead} (${reason})`;
    }),
  );
}

function withoutCode(text: string): string {
  return proseOf(text).replaceAll(/`[^`\n]*`/g, '`code`');
}
