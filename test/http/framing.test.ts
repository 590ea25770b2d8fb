import { describe, expect, test } from 'vitest';
import {
  announcesBody,
  declaredLength,
  isFramed,
  lengthLast,
  withLength,
} from '../../src/http/framing.js';
import type { HeaderList } from '../../src/model/headers.js';

test.each<[HeaderList, number | undefined]>([
  [[], undefined],
  [['A', '1', 'content-LENGTH', '12'], 12],
  [['Content-Length', '0'], 0],
  [['A', 'Content-Length'], undefined],
  [['Content-Length', 'many'], undefined],
  [['Content-Length', '-1'], undefined],
  [['Content-Length', '0x10'], undefined],
  [['Content-Length', '1e3'], undefined],
  [['Content-Length', ''], undefined],
  [['Content-Length', '99999999999999999999'], undefined],
])('%j declares %s bytes', (headers, expected) => {
  expect(declaredLength(headers)).toBe(expected);
});

test.each<[HeaderList, announced: boolean, framed: boolean]>([
  [[], false, false],
  [['Content-Length', '0'], false, true],
  [['content-length', '1'], true, true],
  [['X', 'content-length', 'Transfer-Encoding', 'chunked'], true, true],
  [['X', 'transfer-encoding'], false, false],
])('%j announces a body: %s, is framed: %s', (headers, announced, framed) => {
  expect(announcesBody(headers)).toBe(announced);
  expect(isFramed(headers)).toBe(framed);
});

describe('Content-Length as the last header', () => {
  test.each<[string, HeaderList, number | undefined, HeaderList]>([
    ['is added', ['A', '1'], 3, ['A', '1', 'Content-Length', '3']],
    ['is left out if it is not known', ['A', '1'], undefined, ['A', '1']],
    ['stays', ['A', '1', 'content-length', '2'], 3, ['A', '1', 'content-length', '2']],
    ['is moved', ['content-length', '2', 'A', '1'], 3, ['A', '1', 'Content-Length', '2']],
  ])('%s', (_, headers, length, expected) => {
    expect(lengthLast(headers, length)).toEqual(expected);
  });

  test('replaces those that are there', () => {
    const headers = ['Content-Length', '1', 'A', 'Content-Length', 'CONTENT-LENGTH', '2'];
    expect(withLength(headers, 0)).toEqual(['A', 'Content-Length', 'Content-Length', '0']);
    expect(headers).toHaveLength(6);
  });
});
