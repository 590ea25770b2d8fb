import { expect, test } from 'vitest';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import {
  HEADER_FLAG,
  headersOfCall,
  requestTarget,
} from '../../../src/cli/arguments/request-flags.js';

const headersOf = (...texts: readonly string[]) =>
  headersOfCall(
    readArguments(
      texts.flatMap((text) => ['-H', text]),
      HEADER_FLAG,
    ),
  );

test.each<readonly [readonly string[], readonly string[]]>([
  [[], []],
  [
    ['A: b', 'a:c'],
    ['A', 'b', 'a', 'c'],
  ],
  [[' A :  b: c '], ['A', 'b: c']],
  [['A:'], ['A', '']],
  [['A: ü'], ['A', '\u00c3\u00bc']],
])('the headers %j are %j', (texts, headers) => {
  expect(headersOf(...texts)).toEqual(headers);
});

test.each(['no colon', ': b', 'a b: c', 'A: b\nC: d', 'A: \u0000'])(
  '%j is not a header',
  (text) => {
    expect(() => headersOf(text)).toThrow(
      `-H ${JSON.stringify(text)} is not a header: write NAME: VALUE, as in "Content-Type: application/json"`,
    );
  },
);

test.each([
  ['get', '/', 'GET', '/', ''],
  ['POST', '/a?b=c?d', 'POST', '/a', 'b=c?d'],
  ['GET', '/a?b#c?d', 'GET', '/a', 'b'],
  ['GET', '/a#b', 'GET', '/a', ''],
  ['GET', '/a?', 'GET', '/a', ''],
])('%s %s', (method, target, httpMethod, path, queryString) => {
  expect(requestTarget(method, target)).toEqual({ httpMethod, path, queryString });
});

test.each([
  ['GE T', '/', '"GE T" is not a method: write GET, POST …'],
  ['', '/', '"" is not a method'],
  [
    'GET',
    'a',
    '"a" is not the path of a request: write it as a client sends it, /orders/7?sort=asc',
  ],
  ['GET', '/a b', '"/a b" is not the path of a request'],
  ['GET', '/a\u0007', 'is not the path of a request'],
  ['GET', '', '"" is not the path of a request'],
])('%j %j is a wrong call', (method, target, message) => {
  expect(() => requestTarget(method, target)).toThrow(message);
});
