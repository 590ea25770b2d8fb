import { describe, expect, test } from 'vitest';
import { asSent, shownHeaders } from '../../../src/core/fetch/sent-headers.js';
import { wire } from '../../support/headers.js';

const requestWith = (...fields: readonly [string, string][]): Request =>
  new Request('http://a.test/', { headers: fields.map(([name, value]) => [name, value]) });

test('a Request shows names in lower case, and repeated fields joined', () => {
  const shown = shownHeaders(requestWith(['X-B', '2'], ['x-A', '1'], ['X-b', '\u00e9']));
  expect(shown).toEqual(['x-a', '1', 'x-b', '2, \u00e9']);
});

describe('with what the client sent', () => {
  const rows: readonly (readonly [string, string[], [string, string][], string[]])[] = [
    [
      'spelling and order',
      ['X-B', '1', 'x-A', '2'],
      [
        ['x-a', '2'],
        ['x-b', '1'],
      ],
      ['X-B', '1', 'x-A', '2'],
    ],
    ['repetition', ['X-A', '1', 'x-a', '2'], [['x-a', '1, 2']], ['X-A', '1', 'x-a', '2']],
    [
      'cookies joined by a semicolon',
      ['Cookie', 'a', 'Cookie', 'b'],
      [['cookie', 'a; b']],
      ['Cookie', 'a', 'Cookie', 'b'],
    ],
    ['a header deleted', ['Cookie', 'a', 'X-A', '1'], [['x-a', '1']], ['X-A', '1']],
    [
      'a header replaced',
      ['X-User', 'eve', 'X-A', '1'],
      [
        ['x-a', '1'],
        ['x-user', 'ann'],
      ],
      ['X-A', '1', 'x-user', 'ann'],
    ],
    ['one of two values taken', ['X-A', '1', 'X-A', '2'], [['x-a', '1']], ['x-a', '1']],
    [
      'a header added',
      ['X-A', '1'],
      [
        ['x-a', '1'],
        ['x-b', '2'],
      ],
      ['X-A', '1', 'x-b', '2'],
    ],
    ['a header emptied', ['X-A', '1'], [['x-a', '']], ['x-a', '']],
  ];
  test.each(rows)('%s', (_what, sent, shown, expected) => {
    expect(asSent(wire(shown.flat()), wire(sent))).toEqual(expected);
  });

  test('Set-Cookie, which is never joined', () => {
    const shown = wire(['set-cookie', 'a', 'set-cookie', 'b']);
    expect(asSent(shown, wire(['Set-Cookie', 'a', 'Set-Cookie', 'b']))).toEqual([
      'Set-Cookie',
      'a',
      'Set-Cookie',
      'b',
    ]);
    expect(asSent(shown, wire(['Set-Cookie', 'a', 'Set-Cookie', 'c']))).toEqual(shown);
  });
});
