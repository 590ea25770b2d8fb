import { expect, test } from 'vitest';
import { documentJson } from '../../../src/cli/export/document-json.js';
import { readText } from '../../../src/load/load-document.js';
import { DOCUMENT_SOURCE, type DocumentSource } from '../../../src/model/document/api-document.js';

test('a document is written as JSON with the digits of its numbers', () => {
  const text = `{
  "a": 90.0,
  "list": [
    9223372036854775807,
    {},
    []
  ],
  "__proto__": {
    "b": null
  },
  "c": "\\u2028\\n\\"é"
}`;
  const document = readText(text);
  const source = (document as { [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
  expect(documentJson(document, source)).toBe(text.replace('\\u2028', '\u2028'));
});

test('members that are undefined are left out', () => {
  expect(JSON.parse(documentJson({ a: undefined, b: [undefined] }))).toEqual({ b: [null] });
});

test.each([
  ['a circle', 'a: &a [*a]\n'],
  [
    'many copies',
    `a0: &a0 "${'x'.repeat(1000)}"\n${Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}*a${at}]\n`).join('')}`,
  ],
])('%s of YAML aliases is refused', (_name, text) => {
  expect(() => documentJson(readText(text))).toThrow(/circular or larger than|aliases|alias/i);
});
