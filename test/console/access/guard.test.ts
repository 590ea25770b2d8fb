import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { Guard } from '../../../src/console/access/guard.js';

const TOKEN = 'the-token-of-a-test';

/** A request as Node shows it; a peer on another machine cannot be had otherwise. */
function requestOf(
  headers: readonly (readonly [name: string, value: string])[],
  remoteAddress: string | undefined = '127.0.0.1',
): IncomingMessage {
  const byName = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
  return { headers: byName, rawHeaders: headers.flat(), socket: { remoteAddress } } as never;
}

const guard = (options: object = {}): Guard =>
  new Guard({ allowedHosts: undefined, allowRemote: false, token: TOKEN, ...options });

describe('a request', () => {
  const local = ['Host', 'localhost:3000'] as const;
  test.each<readonly [string, Parameters<typeof requestOf>, object, RegExp | undefined]>([
    ['of this machine', [[local]], {}, undefined],
    ['of this machine over IPv6', [[local], '::1'], {}, undefined],
    ['of another machine', [[local], '10.0.0.9'], {}, /from 10\.0\.0\.9: the option allowRemote/],
    ['of another machine that is let in', [[local], '10.0.0.9'], { allowRemote: true }, undefined],
    [
      'that claims to be forwarded',
      [[local, ['X-Forwarded-For', '127.0.0.1'], ['Forwarded', 'for=127.0.0.1']], '10.0.0.9'],
      {},
      /allowRemote/,
    ],
    ['of a connection that is gone', [[local], ''], {}, /allowRemote/],
    ['to another host', [[['Host', 'evil.test']]], {}, /"evil\.test".*option allowedHosts/],
    [
      'forwarded from this host',
      [
        [
          ['Host', 'evil.test'],
          ['X-Forwarded-Host', 'localhost'],
        ],
      ],
      {},
      /allowedHosts/,
    ],
    ['without a host', [[]], {}, /allowedHosts/],
    [
      'with two hosts',
      [
        [
          ['Host', 'localhost'],
          ['host', 'evil.test'],
        ],
      ],
      {},
      /allowedHosts/,
    ],
    ['of HTTP/2', [[[':authority', 'localhost:3000']]], {}, undefined],
    [
      'of HTTP/2 with another host',
      [
        [
          [':authority', 'localhost'],
          ['host', 'evil.test'],
        ],
      ],
      {},
      /allowedHosts/,
    ],
    ['to a host of the list', [[['Host', 'c.test']]], { allowedHosts: ['c.test'] }, undefined],
    [
      'to this machine, which is not in the list',
      [[local]],
      { allowedHosts: ['c.test'] },
      /allowedHosts/,
    ],
    ['of its own page', [[local, ['Origin', 'http://localhost:3000']]], {}, undefined],
    ['of its own page over TLS', [[local, ['Origin', 'https://LOCALHOST:3000']]], {}, undefined],
    ['of another port', [[local, ['Origin', 'http://localhost:3001']]], {}, /another origin/],
    ['of another site', [[local, ['Origin', 'http://evil.test']]], {}, /"http:\/\/evil\.test"/],
    ['of a page without an origin', [[local, ['Origin', 'null']]], {}, /another origin/],
    [
      'of an extension',
      [[local, ['Origin', 'x-extension://localhost:3000']]],
      {},
      /another origin/,
    ],
    ['from the address bar', [[local, ['Sec-Fetch-Site', 'none']]], {}, undefined],
    ['from the page itself', [[local, ['Sec-Fetch-Site', 'same-origin']]], {}, undefined],
    ['from another port', [[local, ['Sec-Fetch-Site', 'same-site']]], {}, /another site/],
    ['from another site', [[local, ['Sec-Fetch-Site', 'cross-site']]], {}, /another site/],
  ])('%s', (_what, request, options, message) => {
    const refusal = guard(options).refusal(requestOf(...request));
    expect(refusal).toEqual(
      message && { statusCode: 403, message: expect.stringMatching(message) },
    );
  });
});

test('the token is what a request for data needs', () => {
  const withToken = (token: string) => requestOf([['Authorization', `Bearer ${token}`]]);
  expect(guard().tokenRefusal(withToken(TOKEN))).toBeUndefined();
  const refused = { statusCode: 401, message: expect.stringContaining('#token=') };
  expect(guard().tokenRefusal(withToken('another-token-of-a-test'))).toEqual(refused);
  expect(guard().tokenRefusal(requestOf([]))).toEqual(refused);
});
