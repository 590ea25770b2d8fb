import { expect, test } from 'vitest';
import { MethodView } from '../../../src/execute/request-context/method-view.js';
import type { GatewayRequest } from '../../../src/model/message.js';
import { wire } from '../../support/headers.js';
import { requestOf } from '../../support/scope.js';

const TIME = Date.UTC(2026, 0, 2, 3, 4, 5);
const view = (request: Partial<GatewayRequest>) =>
  new MethodView({ ...requestOf(request), headers: wire(request.headers) }, 'GET', new Map(), TIME);

test.each<[string, readonly (readonly [string, readonly string[]])[]]>([
  ['', []],
  [
    'a=1&b=2&a=3',
    [
      ['a', ['1', '3']],
      ['b', ['2']],
    ],
  ],
  [
    'a&b=&=c&&',
    [
      ['a', ['']],
      ['b', ['']],
      ['', ['c']],
    ],
  ],
  ['a=b=c', [['a', ['b=c']]]],
  ['a+b=%2B+x', [['a b', ['+ x']]]],
  [
    'q=1;r=2;;s',
    [
      ['q', ['1']],
      ['r', ['2']],
      ['s', ['']],
    ],
  ],
  [
    'q=abcd;20',
    [
      ['q', ['abcd']],
      ['20', ['']],
    ],
  ],
  ['q=1%3Br=2', [['q', ['1;r=2']]]],
  [
    'q=%C3%A9&r=%ff',
    [
      ['q', ['é']],
      ['r', ['\ufffd']],
    ],
  ],
])('the parameters of the query %j', (queryString, expected) => {
  expect([...view({ queryString }).queryParameters]).toEqual(expected);
});

test('a header has the same values however many were asked for before', () => {
  const request = view({ headers: ['Accept', 'a', 'X-Own', 'b', 'accept', 'c'] });
  for (let times = 0; times < 20; times += 1) {
    expect(request.header('ACCEPT')).toEqual(['a', 'c']);
    expect(request.header('x-own')).toEqual(['b']);
    expect(request.header('missing')).toBeUndefined();
  }
});
