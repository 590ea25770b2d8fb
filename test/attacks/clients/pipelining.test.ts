import { HOSTS } from '../../support/hosts.js';
import { begins, floods, hangs } from '../base/acts.js';
import { type Attack, attack } from '../base/attack.js';
import { pathForEach } from '../base/documents.js';
import { bare, declared } from '../base/requests.js';

const COUNT = 20;
const twenty = bare('GET /ROW').repeat(COUNT);
const seenBy = (word: string): readonly string[] => Array<string>(COUNT).fill(`GET /x${word}`);

const pipelining: readonly Attack[] = [
  {
    name: 'twenty requests, and reads all',
    send: twenty,
    gets: [...Array<string>(COUNT).fill('200 "ok"'), 'open'],
    seen: seenBy(''),
  },
  {
    name: 'a request after one that matches nothing',
    send: bare('GET /none') + bare('GET /ROW'),
    gets: ['403 MISSING_AUTHENTICATION_TOKEN', '200 "ok"', 'open'],
    seen: ['GET /x'],
  },
  {
    name: 'a request after a body that is not read',
    send: declared('POST /none', 'x'.repeat(100_000)) + bare('GET /ROW'),
    gets: ['403 MISSING_AUTHENTICATION_TOKEN', '200 "ok"', 'open'],
    seen: ['GET /x'],
  },
];

const abandoned: readonly Attack[] = [
  {
    name: 'twenty requests, and leaves before the first response',
    act: hangs,
    send: async (client) => {
      await client.write(twenty);
      await client.reached(COUNT);
      client.leave();
    },
    gets: ['left'],
    seen: seenBy(' left'),
  },
  {
    name: 'twenty requests, and leaves without reading',
    act: floods,
    send: async (client) => {
      client.socket.pause();
      await client.write(twenty);
      await client.reached(COUNT);
      client.leave();
    },
    gets: ['left'],
    seen: seenBy(' left'),
  },
  {
    name: 'requests after a response that breaks off',
    act: (call, req, res) => {
      if (call.method === 'POST') {
        begins(call, req, res);
      }
    },
    send: async (client) => {
      await client.write(declared('POST /ROW', 'hello') + bare('GET /ROW').repeat(2));
      const [{ socket }] = await Promise.all([
        client.reached(1),
        client.reached(3),
        client.until(/begun/),
      ]);
      socket.resetAndDestroy();
    },
    gets: ['200 "begun" cut', 'closed'],
    seen: ['POST /x "hello" left', 'GET /x left', 'GET /x left'],
  },
];

attack('a client that pipelines', { rows: pipelining, api: pathForEach(pipelining) });
attack('a client that pipelines and leaves', {
  rows: abandoned,
  api: pathForEach(abandoned),
  // A server of fetch has the connection to itself, and its own way to notice that a client has left.
  hosts: HOSTS.filter(({ kind }) => kind !== 'fetch'),
});
