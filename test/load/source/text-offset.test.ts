import { expect, test } from 'vitest';
import { readText } from '../../../src/load/load-document.js';
import { DOCUMENT_SOURCE, type DocumentSource } from '../../../src/model/document/api-document.js';
import { issuesOf } from '../../import/minimal-document.js';

/** Where the `#` of a text under `a` is, by its place in the text. */
function placeOfHash(source: string): string {
  const document = readText(source) as { readonly a: string };
  const lines = document.a.split('\n');
  const line = lines.findIndex((text) => text.includes('#'));
  const positions = (document as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
  const column = (lines[line]?.indexOf('#') ?? 0) + 1;
  const place = positions?.textPosition?.(document, 'a', line + 1, column);
  return `${place?.line}:${place?.column}`;
}

/** Each source has one `#` in its text; that is where it must be found. */
test.each([
  ['JSON', '{"b": 1,\n "a": "x\\n\\ty #if"}'],
  ['JSON with escapes', '{"a": "\\u0041\\\\\\"\\u00a0 \\u2028b\\r\\n #"}'],
  ['plain text', 'a: x y#z\n'],
  ['plain text of several lines', 'a: x\n   y\n\n   z#\n'],
  ['single quotes', "a: 'it''s\n\n   x #'\n"],
  ['double quotes', 'a: "x\\ty \\x41\\\n   z\\\\\\"#"\n'],
  ['a literal block', 'a: |\n  x\n\n    y #\n'],
  ['a block with a header', 'a: !x |2-  \n   x\n  y#\n'],
  ['a folded block', 'a: >-\n  x\n  y\n\n  z #\n'],
  ['a key that is repeated in it', 'a:\n  "a: a #"\n'],
  ['lines that had to be indented', 'b: [[\n]]\na: "x\n\n y #"\n'],
])('a character is found in %s', (_, source) => {
  const offset = source.indexOf('#');
  const before = source.slice(0, offset).split('\n');
  expect(placeOfHash(source)).toBe(`${before.length}:${(before.at(-1)?.length ?? 0) + 1}`);
});

const HEAD =
  'openapi: 3.0.1\npaths:\n  /a:\n    get:\n      responses: {200: {description: ok}}\n      x-amazon-apigateway-integration:\n        type: mock\n        responses: {default: {statusCode: 200}}\n        requestTemplates:\n';

test.each([
  [
    'a block',
    '          application/json: |\n            {\n              #if($x) }\n            #foo(\n',
    /^(?:12|13):/,
  ],
  ['quotes', '          application/json: "{\\"a\\":\n\n            #if(}"\n', /^12:/],
])('a mistake in a template of %s is placed in the file', (_, template, place) => {
  const [issue] = issuesOf(readText(HEAD + template));
  expect(issue?.code).toBe('INVALID_TEMPLATE');
  expect(`${issue?.position?.line}:${issue?.position?.column}`).toMatch(place);
  expect(issue?.message).toMatch(/\(line \d+, column \d+ of the template\)/);
});

test('a template that an alias repeats is placed at its key', () => {
  const text = `${HEAD.replace('paths:', 'x-t: &t "#if("\npaths:')}          application/json: *t\n`;
  expect(issuesOf(readText(text))[0]?.position).toEqual({ line: 11, column: 11 });
});
