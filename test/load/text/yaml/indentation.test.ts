import { expect, test } from 'vitest';
import { ApiImportError } from '../../../../src/errors.js';
import { readText } from '../../../../src/load/load-document.js';
import { indentContinuations } from '../../../../src/load/text/yaml/indentation.js';
import {
  DOCUMENT_SOURCE,
  type DocumentSource,
} from '../../../../src/model/document/api-document.js';

/** What PyYAML, which knows no indentation inside brackets and quotes, makes of these texts. */
const READ: readonly (readonly [string, string, unknown])[] = [
  [
    'a list of objects closed at its key',
    'a:\n  b: [{\n    c: d\n  }]\n',
    { a: { b: [{ c: 'd' }] } },
  ],
  ['lists closed at their key', 'a:\n  b: [[\n    1, 2\n  ]]\n', { a: { b: [[1, 2]] } }],
  [
    'brackets closed in the first column',
    'a:\n  b:\n    - c: {\n  d: [\n1\n]\n}\n',
    { a: { b: [{ c: { d: [1] } }] } },
  ],
  [
    'members of braces left of their key',
    'a:\n    b: {\n  c: d,\n  e: f }\n',
    { a: { b: { c: 'd', e: 'f' } } },
  ],
  ['lines in double quotes', 'a:\n  b: "{\n  \\"c\\": 1\n  }"\n', { a: { b: '{ "c": 1 }' } }],
  [
    'lines in single quotes',
    "a:\n  b: '{\n  c: ''d''\n\n}'\n  e: f\n",
    { a: { b: "{ c: 'd'\n}", e: 'f' } },
  ],
  ['quoted lines like comments and dashes', 'a:\n  b: "x\n# y\n- z"\n', { a: { b: 'x # y - z' } }],
  ['a quoted key after them', 'a:\n  b: ["x\n"]\n  "c": d\n', { a: { b: ['x '], c: 'd' } }],
  ['a comment with brackets', 'a:\n  b: [ # ]}"\n  {} ]\n', { a: { b: [{}] } }],
  ['quotes inside plain text', 'a:\n  b: [it\'s, a "b\n  ]\n', { a: { b: ["it's", 'a "b'] } }],
  [
    'tags and anchors',
    'a:\n  b: !Sub "x\n  y"\n  c: &c {\n  d: !Ref e\n  }\n',
    { a: { b: { 'Fn::Sub': 'x y' }, c: { d: { Ref: 'e' } } } },
  ],
  [
    'block text with brackets',
    'a:\n  b: |\n    "[{\n    x: [\n  c: [{\n  }]\n',
    { a: { b: '"[{\nx: [\n', c: [{}] } },
  ],
  [
    'plain text of several lines with quotes',
    'a:\n  b: c\n   "d\n  e: [[\n  ]]\n',
    { a: { b: 'c "d', e: [[]] } },
  ],
  [
    'line ends of Windows',
    'a:\r\n  b: [{\r\n    c: "d\r\n  e"\r\n  }]\r\n',
    { a: { b: [{ c: 'd e' }] } },
  ],
  ['after a document marker', '---\na:\n  b: [{\n  }]\n', { a: { b: [{}] } }],
  ['an escaped line break', 'a: "b\\\n  c"\nd: [[\n]]\n', { a: 'bc', d: [[]] }],
  ['an escaped line break with blank lines', 'a: "b\\\n\n\n  c"\n', { a: 'b\n\nc' }],
];

test.each(READ)('%s', (_, text, expected) => {
  expect(JSON.parse(JSON.stringify(readText(text)))).toEqual(expected);
});

test('every value keeps its own line and column', () => {
  const text = 'a:\n  b: [{\n  c: "d\n  e",\nf: g\n  }]\n  h: i\n';
  const document = readText(text) as { a: { b: [{ c: string; f: string }]; h: string } };
  const source = (document as { [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
  const place = (container: object, key: string) => {
    const { line, column } = source?.memberPosition(container, key) ?? {};
    return `${line}:${column}`;
  };
  const [item] = document.a.b;
  expect([place(document.a, 'b'), place(document.a.b, '0'), place(item, 'c')]).toEqual([
    '2:3',
    '2:7',
    '3:3',
  ]);
  expect([place(item, 'f'), place(document.a, 'h')]).toEqual(['5:1', '7:3']);
});

test.each([
  ['a:\n  b: [{\n  }]\n  c: *d\n', '4:6'],
  ['a:\n  b: [{\n  }]\nc: d: e\n', '4:4'],
  ['a:\n  b: "c\n', '3:1'],
  ['a:\n  b: "c\n--- d"\n', '2:8'],
])('%j is refused where its own mistake stands', (text, place) => {
  try {
    readText(text);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ApiImportError)) {
      throw error;
    }
    const { message, position } = error.issues[0] ?? {};
    expect(`${position?.line}:${position?.column}`).toBe(place);
    expect(message).not.toMatch(/JSON/);
  }
});

test.each([
  ['nothing to indent', 'a: [\n  b]\nc: "d\n  e"\n'],
  ['a quote without end', 'a: "b\nc: [[\n]]\n'],
  ['more blanks than the text is worth', `${' '.repeat(5000)}a: [\n${'b,\n'.repeat(1000)}]\n`],
])('%s: the text stays as it is', (_, text) => {
  expect(indentContinuations(text)).toBeUndefined();
});
