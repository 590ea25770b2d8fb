import { describe, expect, onTestFinished, test } from 'vitest';
import {
  askConnection,
  type CheckedConnection,
  UNKNOWN_CONNECTION,
} from '../../../src/core/fetch/client-connection.js';
import { GatewayError } from '../../../src/errors.js';

describe('a connection', () => {
  const certificate = { clientCertPem: 'pem' };
  const rows: readonly (readonly [unknown, Partial<CheckedConnection>])[] = [
    [undefined, {}],
    [null, {}],
    [{}, {}],
    [{ sourceIp: null, port: undefined }, {}],
    [{ sourceIp: '::ffff:192.0.2.7' }, { sourceIp: '192.0.2.7' }],
    [
      { sourceIp: '192.0.2.7', remoteAddress: '::ffff:10.0.0.1', scheme: 'https', port: 8443 },
      { sourceIp: '192.0.2.7', remoteAddress: '10.0.0.1', scheme: 'https', port: 8443 },
    ],
    [{ clientCertificate: certificate }, { clientCertificate: certificate as never }],
    [{ rawHeaders: ['X-A', '1'] }, { rawHeaders: ['X-A', '1'] as never }],
    [{ rawHeaders: [':path', '/', 'x-a', '1'] }, { rawHeaders: ['x-a', '1'] as never }],
  ];
  test.each(rows)('%j', (given, expected) => {
    expect(askConnection(() => given)).toEqual({ ...UNKNOWN_CONNECTION, ...expected });
  });
});

describe('nonsense is a failure that says what to return', () => {
  const rejections: unknown[] = [];
  const note = (cause: unknown): void => void rejections.push(cause);

  test.each([
    ['192.0.2.7', 'returned a string: return { sourceIp }, or undefined'],
    [7, 'returned 7: return { sourceIp }'],
    [['192.0.2.7'], 'returned an array: return { sourceIp }'],
    [{ sourceIp: 7 }, 'returned the sourceIp 7: pass a string'],
    [
      { sourceIP: '192.0.2.7' },
      '"sourceIP" is not a member of a connection; did you mean "sourceIp"?',
    ],
    [{ port: '443' }, 'returned the port a string: pass a whole number'],
    [{ port: 65_536 }, 'returned the port 65536'],
    [{ scheme: 'ws' }, 'returned the scheme a string: pass "http" or "https"'],
    [{ clientCertificate: 'pem' }, 'returned the clientCertificate a string'],
    [{ rawHeaders: 'X-A: 1' }, 'returned the rawHeaders a string: list names and values in turn'],
    [{ rawHeaders: ['X-A'] }, 'returned a list of headers with an odd length'],
    [
      { rawHeaders: ['X-A', 'a\nb'] },
      'returned the header X-A with characters that a header cannot',
    ],
    [{ rawHeaders: [1, 2] }, 'returned a header whose name is 1'],
    [Object.create({ sourceIp: '192.0.2.7' }), 'an object that inherits "sourceIp"'],
  ])('%j', (given, message) => {
    const failure = askConnection(() => given);
    expect(failure).toBeInstanceOf(GatewayError);
    expect(failure).toMatchObject({
      type: 'DEFAULT_5XX',
      cause: {
        message: expect.stringContaining(
          `The connection hook ${message.startsWith('returned') ? message : 'returned'}`,
        ),
      },
    });
    expect(String((failure as GatewayError).cause)).toContain(message);
  });

  test('a promise is not awaited, and may reject', async () => {
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const failure = askConnection(() => Promise.reject(new Error('late')));
    expect(failure).toMatchObject({
      cause: {
        message: expect.stringContaining(
          'a promise: return { sourceIp }, or undefined (a promise is not awaited)',
        ),
      },
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(rejections).toEqual([]);
  });

  test('what it throws is the cause; a GatewayError chooses the response', () => {
    const thrown = (value: unknown) =>
      askConnection(() => {
        throw value;
      });
    expect(thrown(new Error('no peer'))).toMatchObject({
      type: 'DEFAULT_5XX',
      cause: { message: 'The connection hook threw: no peer' },
    });
    expect(thrown(undefined)).toMatchObject({ type: 'DEFAULT_5XX' });
    const chosen = new GatewayError('ACCESS_DENIED');
    expect(thrown(chosen)).toBe(chosen);
  });

  test('a getter and a proxy that throw', () => {
    const getter = {
      get sourceIp(): string {
        throw new Error('broken getter');
      },
    };
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('broken trap');
        },
      },
    );
    for (const given of [getter, trap]) {
      expect(String((askConnection(() => given) as GatewayError).cause)).toContain('broken');
    }
  });
});
