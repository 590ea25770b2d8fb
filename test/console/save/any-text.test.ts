import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { saveTemplate } from '../../../src/console/save/save-template.js';
import { ODD_TEXTS } from './odd-texts.js';
import { opened, POINTER, textIn, YAML_HEAD, YAML_TAIL } from './template-file.js';

// Whatever text is saved, in whatever style a file has the template, is loaded again as it was.

const folder = mkdtempSync(join(tmpdir(), 'any-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FLOW_HEAD = `openapi: 3.0.1
info: { title: Shop, version: '1' }
paths:
  /a:
    get:
      responses: {}
      x-amazon-apigateway-integration: { type: mock, requestTemplates: { text/plain: a, application/json:`;
const JSON_HEAD = `{
  "openapi": "3.0.1", "info": {"title": "Shop", "version": "1"},
  "paths": {"/a": {"get": {"responses": {}, "x-amazon-apigateway-integration": {
    "type": "mock",
    "requestTemplates": {"text/plain": "\\u0061", "application/json": `;

/** A file in parts: what stays before the template, its source, what it says, and what stays after it. */
type Style = readonly [name: string, head: string, source: string, text: string, tail: string];

/** It moves to the header of a block. */
const COMMENT = ' # why';

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

const STYLES: readonly Style[] = [
  ['JSON', JSON_HEAD, '"old \\u0041"', 'old A', ' ,\n "text/html": ""}}}}}}\n'],
  ['YAML, plain', `${YAML_HEAD} `, 'old', 'old', YAML_TAIL],
  ['YAML, plain with a comment', `${YAML_HEAD} `, 'old', 'old', ` # why${YAML_TAIL}`],
  [
    'YAML, plain on lines of its own',
    `${YAML_HEAD}\n            `,
    'old\n            text',
    'old text',
    YAML_TAIL,
  ],
  ['YAML, double quotes', `${YAML_HEAD} `, '"o\\u006cd\\n"', 'old\n', YAML_TAIL],
  ['YAML, single quotes', `${YAML_HEAD} `, "'it''s'", "it's", YAML_TAIL],
  [
    'YAML, literal block',
    `${YAML_HEAD} `,
    '|\n            old\n              text\n',
    'old\n  text\n',
    YAML_TAIL.slice(1),
  ],
  [
    'YAML, kept block',
    `${YAML_HEAD} `,
    '|+ # why\n              old\n\n',
    'old\n\n',
    YAML_TAIL.slice(1),
  ],
  [
    'YAML, stripped block with an indicator',
    `${YAML_HEAD} `,
    '|3-\n              old\n',
    ' old',
    YAML_TAIL.slice(1),
  ],
  [
    'YAML, folded block',
    `${YAML_HEAD} `,
    '>-\n           old\n           text\n',
    'old text',
    YAML_TAIL.slice(1),
  ],
  [
    'YAML, flow',
    `${FLOW_HEAD} `,
    'old',
    'old',
    ' }, responses: { default: { statusCode: 200 } } }\n',
  ],
  ['YAML at the end of the file', `${YAML_HEAD} `, 'old', 'old', ''],
  [
    'YAML, CRLF',
    crlf(`${YAML_HEAD} `),
    crlf('|\n            old\n            text\n'),
    'old\ntext\n',
    crlf(YAML_TAIL.slice(1)),
  ],
];

/** All texts for the styles that people write, some for those that come of them. */
const THOROUGH: ReadonlySet<string> = new Set([
  'JSON',
  'YAML, plain',
  'YAML, double quotes',
  'YAML, literal block',
]);

function textsFor(style: string): readonly string[] {
  return THOROUGH.has(style) ? ODD_TEXTS : ODD_TEXTS.filter((_, index) => index % 5 === 0);
}

test('there are enough odd texts', () => {
  expect(ODD_TEXTS.length).toBeGreaterThan(200);
});

describe.each(STYLES)('%s', (name, head, source, text, tail) => {
  const file = name.startsWith('JSON') ? 'api.json' : 'api.yaml';

  test('each odd text is read again as it was saved, and the rest stays', () => {
    const path = join(folder, file);
    writeFileSync(path, head + source + tail);
    const gateway = opened(path);
    expect(textIn(path)).toBe(text);
    const wrong = textsFor(name).filter((odd) => {
      writeFileSync(path, head + source + tail);
      saveTemplate(gateway, { pointer: POINTER, before: text, text: odd });
      const now = readFileSync(path, 'utf8');
      const hasComment = now.includes(COMMENT) === (source + tail).includes(COMMENT);
      const isKept = now.startsWith(head) && now.endsWith(tail.replace(COMMENT, ''));
      return textIn(path) !== odd || !isKept || !hasComment;
    });
    expect(wrong).toEqual([]);
  });

  test('one text after the other', () => {
    const path = join(folder, file);
    writeFileSync(path, head + source + tail);
    const gateway = opened(path);
    let before = text;
    for (const odd of ODD_TEXTS.slice(0, 40)) {
      saveTemplate(gateway, { pointer: POINTER, before, text: odd });
      before = odd;
    }
    saveTemplate(gateway, { pointer: POINTER, before, text });
    expect(textIn(path)).toBe(text);
  });
});
