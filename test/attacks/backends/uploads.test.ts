import type { IncomingMessage } from 'node:http';
import { expect, type vi } from 'vitest';
import { stoppedClock } from '../../backend/failures/misbehaving.js';
import { HOSTS } from '../../support/hosts.js';
import { eventually } from '../../support/servers.js';
import { type Attack, attack } from '../base/attack.js';
import type { Attacker } from '../base/attacker.js';
import { pathForEach, proxied } from '../base/documents.js';
import type { Act } from '../base/recording-backend.js';
import { bare } from '../base/requests.js';

// A backend that stops reading in the middle of an upload, which is longer than what systems hold of it.

const SIZE = 28_000_000;
const BODY = Buffer.alloc(SIZE, 'x');
const PART = expect.stringMatching(/^POST \/x \d+ bytes cut left$/);

const paused = new Set<IncomingMessage>();

/** Reads the first part of a body, and no more until it is told. */
const stalls: Act = (_call, req) => {
  paused.add(req);
  req.once('data', () => req.pause());
};

function readOn(): void {
  for (const req of paused) {
    req.resume();
  }
  paused.clear();
}

/** Uploads until the backend has stopped, and sees that the gateway does not take the rest. */
async function upload(client: Attacker): Promise<void> {
  let isTaken = false;
  await client.write(bare('POST /ROW', `Content-Length: ${SIZE}`));
  client.socket.write(BODY, () => {
    isTaken = true;
  });
  await client.reached(1, ({ body }) => body !== '');
  let turns = 0;
  await eventually(() => ++turns > 1000);
  expect(isTaken).toBe(false);
}

const resumed: readonly Attack[] = [
  {
    name: 'and reads on later',
    act: (call, req, res) => {
      stalls(call, req, res);
      req.on('end', () => res.end('ok'));
    },
    send: async (client) => {
      await upload(client);
      readOn();
    },
    gets: ['200 "ok"', 'open'],
    seen: [`POST /x ${SIZE} bytes`],
  },
];
const options = { payloadLimit: 2 * SIZE };

attack('a backend that stops reading for a while', {
  rows: resumed,
  api: pathForEach(resumed),
  options,
});

const TIMEOUT = 1_000;
let clock: typeof vi;
let waiting = 0;

/** Advances the clock past the deadline once both rows wait for it. Then the backends read what is left. */
function wait(): void {
  waiting += 1;
  if (waiting === 2) {
    clock.advanceTimersByTime(TIMEOUT);
    readOn();
  }
}

attack('a backend that stops reading until its deadline', {
  rows: [
    {
      name: 'and whose client stays',
      act: stalls,
      send: async (client) => {
        await upload(client);
        wait();
        await client.until(/\r\n\r\n/);
      },
      gets: ['504 INTEGRATION_TIMEOUT', 'open'],
      seen: [PART],
    },
    {
      // Node does not read from a client whose upload waits, and so does not notice that it has left.
      name: 'and whose client leaves',
      act: stalls,
      send: async (client) => {
        await upload(client);
        client.leave();
        wait();
      },
      gets: ['left'],
      seen: [PART],
    },
  ],
  api: ({ origin }) => {
    clock = stoppedClock();
    waiting = 0;
    const post = proxied(`${origin}/x`, { timeoutInMillis: TIMEOUT });
    return { paths: { '/row-0': { post }, '/row-1': { post } } };
  },
  options,
  // A server of fetch has limits of its own for an upload that a handler has not read.
  hosts: HOSTS.filter(({ kind }) => kind !== 'fetch'),
});
