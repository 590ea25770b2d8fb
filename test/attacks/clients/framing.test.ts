import { type Attack, attack } from '../attack.js';
import { anyProxy } from '../proxies.js';
import { bare, chunked, declared } from '../requests.js';

const REFUSED = ['400 of the server', 'closed'];
const rows: readonly Attack[] = [
  {
    name: 'a length',
    send: declared('POST /a', 'abc'),
    gets: ['200 "ok"', 'open'],
    seen: ['POST / "abc"'],
  },
  {
    name: 'chunks',
    send: chunked('POST /a', ['ab', 'c']),
    gets: ['200 "ok"', 'open'],
    seen: ['POST / "abc"'],
  },
  {
    name: 'two lengths that differ',
    send: declared('POST /a', 'abcd', 'Content-Length: 3'),
    gets: REFUSED,
    seen: [],
  },
  {
    name: 'a length and chunks',
    send: chunked('POST /a', ['abc'], 'Content-Length: 3'),
    gets: REFUSED,
    seen: [],
  },
  {
    name: 'a header on two lines',
    send: bare('GET /a', 'X-A: 1\r\n 2'),
    gets: REFUSED,
    seen: [],
  },
];

attack('requests whose end is in doubt', {
  rows,
  api: ({ origin }) => ({ paths: { '/a': anyProxy(`${origin}/`) } }),
});
