import { eventually } from '../../support/servers.js';
import { begins, flooding, floods, hangs } from '../base/acts.js';
import { type Attack, attack } from '../base/attack.js';
import type { Attacker } from '../base/attacker.js';
import { pathForEach } from '../base/documents.js';
import type { Act } from '../base/recording-backend.js';
import { bare, chunkOf, declared } from '../base/requests.js';

/** How far a client gets before it leaves, and what the backend sees of it. */
interface Phase {
  readonly name: string;
  readonly act: Act;
  readonly until: (client: Attacker) => Promise<unknown>;
  readonly gets: readonly string[];
  readonly seen: readonly string[];
}

const reachedWhole = (client: Attacker) => client.reached(1, ({ isComplete }) => isComplete);
const phases: readonly Phase[] = [
  {
    name: 'before it sends anything',
    act: hangs,
    until: async () => {},
    gets: ['left'],
    seen: [],
  },
  {
    name: 'in its head',
    act: hangs,
    until: (client) => client.write(bare('GET /ROW').slice(0, -3)),
    gets: ['left'],
    seen: [],
  },
  {
    name: 'in a body that it declared',
    act: hangs,
    until: async (client) => {
      await client.write(declared('POST /ROW', 'hello').slice(0, -2));
      await client.reached(1, ({ body }) => body === 'hel');
    },
    gets: ['left'],
    seen: ['POST /x "hel" cut left'],
  },
  {
    name: 'in a body of chunks',
    act: hangs,
    until: async (client) => {
      await client.write(bare('POST /ROW', 'Transfer-Encoding: chunked') + chunkOf('hel'));
      await client.reached(1, ({ body }) => body === 'hel');
    },
    gets: ['left'],
    seen: ['POST /x "hel" cut left'],
  },
  {
    name: 'before the response to GET',
    act: hangs,
    until: async (client) => {
      await client.write(bare('GET /ROW'));
      await reachedWhole(client);
    },
    gets: ['left'],
    seen: ['GET /x left'],
  },
  {
    name: 'before the response to POST',
    act: hangs,
    until: async (client) => {
      await client.write(declared('POST /ROW', 'hello'));
      await reachedWhole(client);
    },
    gets: ['left'],
    seen: ['POST /x "hello" left'],
  },
  {
    name: 'in the response',
    act: begins,
    until: async (client) => {
      await client.write(bare('GET /ROW'));
      await client.until(/begun/);
    },
    gets: ['200 "begun" cut', 'left'],
    seen: ['GET /x left'],
  },
  {
    name: 'in the response to a body that it still sends',
    act: begins,
    until: async (client) => {
      await client.write(declared('POST /ROW', 'hello').slice(0, -2));
      await client.until(/begun/);
    },
    gets: ['200 "begun" cut', 'left'],
    seen: ['POST /x "hel" cut left'],
  },
  {
    name: 'in a response that it does not read',
    act: floods,
    until: async (client) => {
      client.socket.pause();
      await client.write(bare('GET /ROW'));
      await reachedWhole(client);
    },
    gets: ['left'],
    seen: ['GET /x left'],
  },
];

const leaving = phases.flatMap(({ name, act, until, gets, seen }): readonly Attack[] =>
  (['at once', 'by reset'] as const).map((how) => ({
    name: `${name}, ${how}`,
    send: async (client) => {
      await until(client);
      client.leave(how);
    },
    ...{ act, gets, seen },
  })),
);

attack('a client that leaves', { rows: leaving, api: pathForEach(leaving) });

/** Reads nothing, until the backend cannot write any more. */
const unread = Array.from({ length: 5 }, (_, index): Attack => {
  let sent = 0;
  return {
    name: `client ${index}`,
    act: flooding((bytes) => {
      sent = bytes;
    }),
    send: async (client) => {
      client.socket.pause();
      await client.write(bare('GET /ROW'));
      await reachedWhole(client);
      await unchanged(() => sent);
      client.leave();
    },
    gets: ['left'],
    seen: ['GET /x left'],
  };
});

/** Resolves when a number has been the same for a thousand turns of the event loop. */
async function unchanged(number: () => number): Promise<void> {
  let last = number();
  let turns = 0;
  await eventually(() => {
    turns = number() === last ? turns + 1 : 0;
    last = number();
    return turns > 1000;
  });
}

attack('a client that does not read', {
  rows: unread,
  api: pathForEach(unread),
  mostMemory: 150e6,
});
