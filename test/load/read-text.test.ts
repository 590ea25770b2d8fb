import { describe, expect, test } from 'vitest';
import { ApiImportError } from '../../src/errors.js';
import { readText } from '../../src/load/read-text.js';
import { DOCUMENT_SOURCE, type DocumentSource } from '../../src/model/api-document.js';

function sourceOf(document: object): DocumentSource {
  const source = (document as { [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
  if (source === undefined) {
    throw new Error('The document has no positions');
  }
  return source;
}

function failureOf(text: string): string {
  try {
    readText(text);
  } catch (error) {
    if (!(error instanceof ApiImportError)) {
      throw error;
    }
    const [issue] = error.issues;
    return `${issue?.position?.line}:${issue?.position?.column} ${issue?.pointer} ${issue?.message}`;
  }
  throw new Error('The text was read');
}

/** The same values, with the prototypes that literals have. */
function plain(document: object): unknown {
  return JSON.parse(JSON.stringify(document));
}

describe('JSON', () => {
  test.each([
    '{}',
    '{"a":[1,-0.5,1e3,2E-2,true,false,null,"x",{},[]]}',
    ' \t\r\n{ "a" : [ 1 , 2 ] } \n',
    '{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\ud83d\\ude00","ä😀":"\u2028"}',
    '{"":0,"a":{"":""}}',
  ])('%s is read as JSON.parse reads it', (text) => {
    expect(plain(readText(text))).toEqual(JSON.parse(text));
  });

  test.each([
    [
      '{',
      '1:2 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes, found the end of the text',
    ],
    [
      '{"a":1,}',
      '1:8 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes, found "}"; remove the comma before it',
    ],
    [
      '{"a":[1,]}',
      '1:9 #/a/1 Invalid OpenAPI input, not valid JSON: expected a value, found "]"; remove the comma before it',
    ],
    [
      '{"a":1\n "b":2}',
      '2:2 # Invalid OpenAPI input, not valid JSON: expected "," or "}", found "\\""; a comma is missing before it',
    ],
    [
      '{"a" 1}',
      '1:6 #/a Invalid OpenAPI input, not valid JSON: expected ":" after a key, found "1"',
    ],
    [
      '{"a":[1 2]}',
      '1:9 #/a Invalid OpenAPI input, not valid JSON: expected "," or "]", found "2"',
    ],
    [
      '{"a":1}}',
      '1:8 # Invalid OpenAPI input, not valid JSON: expected the end of the text, found "}"',
    ],
    ['{"a":x}', '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value, found "x"'],
    ['{"a":01}', '1:7 # Invalid OpenAPI input, not valid JSON: expected "," or "}", found "1"'],
    ['{"a":+1}', '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value, found "+"'],
    ['{"a":NaN}', '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value, found "NaN"'],
    [
      '{"a":"x',
      '1:8 #/a Invalid OpenAPI input, not valid JSON: expected the end of a string, found the end of the text',
    ],
    [
      '{"a":"x\n"}',
      '1:8 #/a Invalid OpenAPI input, not valid JSON: expected the end of a string, found the end of the line',
    ],
    [
      '{"a":"\t"}',
      '1:7 #/a Invalid OpenAPI input, not valid JSON: expected the end of a string, found "\\t"',
    ],
    ['{"a":"\\x"}', '1:7 #/a Invalid OpenAPI input, not valid JSON: expected an escape'],
    ['{"a":"\\u12"}', '1:7 #/a Invalid OpenAPI input, not valid JSON: expected an escape'],
    [
      "{'a':1}",
      `1:2 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes, found "'"; JSON wants double quotes`,
    ],
    [
      '{a:1}',
      '1:2 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes, found "a"',
    ],
    [
      '{ // c\n}',
      '1:3 # Invalid OpenAPI input, not valid JSON: expected a key in double quotes, found "/"; JSON has no comments: remove it',
    ],
    [
      '{"a":{{ b }}}',
      '1:7 #/a Invalid OpenAPI input, not valid JSON: expected a key in double quotes, found "{"; "{{ }}" belongs to a template language',
    ],
    [
      '{"a":${b}}',
      '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value, found "$"; "${ }" is a variable of Terraform',
    ],
    [
      '{"a":1 %{ if b }}',
      `1:8 # Invalid OpenAPI input, not valid JSON: expected "," or "}", found "%"; "%{ }" is a directive of Terraform's templatefile`,
    ],
    [
      '{"a":<% b %>}',
      '1:6 #/a Invalid OpenAPI input, not valid JSON: expected a value, found "<"; "<% %>" belongs',
    ],
  ])('%j is refused, and never tried as YAML', (text, message) => {
    expect(failureOf(text)).toContain(message);
  });
});

describe('YAML', () => {
  test.each<[string, string, unknown]>([
    [
      'numbers and words',
      'a: 1\nb: 1.5\nc: true\nd: null\ne: ~\nf:\ng: no\nh: 2020-01-01\n',
      { a: 1, b: 1.5, c: true, d: null, e: null, f: null, g: 'no', h: '2020-01-01' },
    ],
    [
      'keys as they are written',
      '200: a\n1.0: b\ntrue: c\n"x y": d\n? e\n: f\n',
      { '200': 'a', '1.0': 'b', true: 'c', 'x y': 'd', e: 'f' },
    ],
    [
      'comments, flow and blocks',
      '# c\na: {b: [1, 2]} # d\nc: |\n  x\n  y\nd: >-\n  x\n  y\n',
      { a: { b: [1, 2] }, c: 'x\ny\n', d: 'x y' },
    ],
    ['CRLF', 'a: 1\r\nb: |\r\n  x\r\n', { a: 1, b: 'x\n' }],
    [
      'anchors and aliases',
      'a: &x {b: 1}\nc: *x\nd: &y 5\ne: *y\n',
      { a: { b: 1 }, c: { b: 1 }, d: 5, e: 5 },
    ],
    [
      'merge keys',
      'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n',
      { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } },
    ],
    [
      'an own key wins wherever it stands',
      'a: &x {b: 1}\nd:\n  b: 2\n  <<: *x\n',
      { a: { b: 1 }, d: { b: 2 } },
    ],
    [
      'several merges, the first wins',
      'a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]\n',
      { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 } },
    ],
    [
      'a merge of what was merged',
      'a: &x {b: 1}\nc: &y\n  <<: *x\nd:\n  <<: *y\n',
      { a: { b: 1 }, c: { b: 1 }, d: { b: 1 } },
    ],
    ['a quoted "<<" is a key', '"<<": {a: 1}\n', { '<<': { a: 1 } }],
    [
      'tags of CloudFormation',
      'a: !Sub "x${y}"\nb: !Ref R\nc: !GetAtt A.B\nd: !Join ["", [!Ref S, x]]\ne: !If [C, !Sub z, 1]\nf: !Condition C\n',
      {
        a: { 'Fn::Sub': 'x${y}' },
        b: { Ref: 'R' },
        c: { 'Fn::GetAtt': 'A.B' },
        d: { 'Fn::Join': ['', [{ Ref: 'S' }, 'x']] },
        e: { 'Fn::If': ['C', { 'Fn::Sub': 'z' }, 1] },
        f: { Condition: 'C' },
      },
    ],
    [
      'an anchor on a tagged value',
      'a: &x !Sub z\nb: *x\n',
      { a: { 'Fn::Sub': 'z' }, b: { 'Fn::Sub': 'z' } },
    ],
    ['tags of YAML itself', 'a: !!str 5\nb: !!int "6"\n', { a: '5', b: 6 }],
    ['JSON that is indented by a comment', '# c\n{"a": [1]}', { a: [1] }],
  ])('%s', (_, text, expected) => {
    expect(plain(readText(text))).toEqual(expected);
  });

  test.each([
    ['a: 1\n\tb: 2\n', '2:1', 'Tabs'],
    ['a: 1\n\tb: 2\n', '2:1', 'indent with spaces'],
    ['a:\n  b c\n  d: 1\n', '2:3', 'a key lacks the ":" after it'],
    ['a: b: c\n', '1:4', 'its text has a ":" and needs quotes'],
    ['a:\n    b: 1\n   c: 2\n', '3:1', 'indent the members of one object alike'],
    ['a: "b" c\n', '1:8', 'quote all of it'],
    ['a: [1\n', '2:1', 'not valid YAML'],
    ['a: *x\n', '1:4', ''],
    ['a: 1\n---\nb: 2\n', '2:1', 'not valid YAML'],
    ['a: 1\n%{ if x }\nb: 2\n', '', "directive of Terraform's templatefile"],
    ['a: {{ b }}\n', '', 'an API: expected text as a key'],
    [
      'resource "aws_api_gateway_rest_api" "x" {\n  name = "y"\n}\n',
      '1:1',
      "Terraform's own language",
    ],
    ['<html><body>\n</html>: x\n y', '1:1', 'HTML or XML'],
    ['openapi: 3.0.1\n<<<<<<< HEAD\n', '2:1', 'merge conflict'],
    ['a:\n  <<: 5\n', '2:3', 'an object, or a list of objects, to merge'],
    ['{a: b}\n', '1:2', 'not valid JSON'],
  ])('%j is refused', (text, place, message) => {
    const failure = failureOf(text);
    expect(failure.startsWith(place)).toBe(true);
    expect(failure).toContain(message);
    expect(failure).toContain('Invalid OpenAPI input');
  });

  test('aliases share one value', () => {
    const document = readText('a: &x {b: {}}\nc: *x\nd: [*x, *x]\n') as Record<string, unknown>;
    expect(document.c).toBe(document.a);
    expect(document.d).toEqual([document.a, document.a]);
  });
});

describe('positions', () => {
  test.each([
    ['JSON', '{\r\n  "a": {\n    "b": [1,\n      2]},\n "é": 1, "c": 0}'],
    [
      'JSON with a byte order mark',
      '\uFEFF{\r\n  "a": {\n    "b": [1,\n      2]},\n "é": 1, "c": 0}',
    ],
    ['YAML', '\r\n  "a": {\n    "b": [1,\n      2]}\n  "é": 1\n  "c": 0'],
  ])('%s: each member has its line and column', (_, text) => {
    const document = readText(text) as { a: { b: number[] } };
    const source = sourceOf(document);
    expect(source.memberPosition(document, 'a')).toEqual({ line: 2, column: 3 });
    expect(source.memberPosition(document.a, 'b')).toEqual({ line: 3, column: 5 });
    expect(source.memberPosition(document.a.b, '1')).toEqual({ line: 4, column: 7 });
    expect(source.memberPosition(document, 'c')?.line).toBeGreaterThan(4);
    expect(source.memberPosition(document, 'none')).toBeUndefined();
    expect(source.memberPosition({}, 'a')).toBeUndefined();
  });

  test('what was merged keeps the place where it is written', () => {
    const document = readText('x: &x\n  a: 1\ny:\n  <<: *x\n  b: 2\n') as { y: object };
    expect(sourceOf(document).memberPosition(document.y, 'a')).toEqual({ line: 2, column: 3 });
    expect(sourceOf(document).memberPosition(document.y, 'b')).toEqual({ line: 5, column: 3 });
  });

  test('a file is part of the position', () => {
    const document = readText('{"a":1}', 'api.json');
    expect(sourceOf(document).memberPosition(document, 'a')).toEqual({
      file: 'api.json',
      line: 1,
      column: 2,
    });
  });

  test('nothing of it is enumerated', () => {
    const document = readText('{"a":1}');
    expect(Object.keys(document)).toEqual(['a']);
    expect(Object.getOwnPropertySymbols({ ...document })).toEqual([]);
  });
});

test.each([
  ['JSON', '{\n "a": {"b": 1,\n  "b": 2}}'],
  ['YAML', '\na: {"b": 1,\n  "b": 2}\n'],
])('of a key that stands twice in %s the last one wins, with a warning', (_, text) => {
  const document = readText(text) as { a: { b: number } };
  expect(document.a.b).toBe(2);
  const { issues } = sourceOf(document);
  expect(issues).toMatchObject([
    {
      code: 'DUPLICATE_KEY',
      severity: 'warning',
      pointer: '#/a/b',
      position: { line: 3, column: 3 },
    },
  ]);
  expect(issues[0]?.message).toMatch(
    /^The key "b" stands twice: first in line 2, column \d+; the last one wins$/,
  );
});

test.each([
  ['', 'empty'],
  ['\n', 'empty'],
  ['# only a comment\n', 'empty'],
  ['[1]\n', 'a list'],
  ['5\n', 'the number 5'],
  ['some words\n', 'the string "some words"'],
])('%j is no document', (text, what) => {
  expect(failureOf(text)).toContain(
    `the document is ${what} where an object with "openapi" or "swagger" is expected`,
  );
});
