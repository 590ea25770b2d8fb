import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { type Attack, attack } from '../base/attack.js';
import { mapped, proxied } from '../base/documents.js';
import { bare, chunked, chunkOf, declared } from '../base/requests.js';

const LIMIT = 10_000;
const OK = ['200 "ok"', 'open'];
const TOO_LONG = ['413 "{\\"message\\":\\"Request Too Long\\"}"', 'open'];
const UNSUPPORTED = ['415 UNSUPPORTED_MEDIA_TYPE', 'open'];

/** `/proxy` and `/mapped` for all rows; a header names the row. */
const api = ({ origin }: { readonly origin: string }) => ({
  paths: {
    '/proxy': { post: proxied(`${origin}/`) },
    '/mapped': {
      post: {
        parameters: [{ name: 'X-Row', in: 'header', schema: { type: 'string' } }],
        ...mapped(`${origin}/`, 'POST', {
          requestParameters: { 'integration.request.header.X-Row': 'method.request.header.X-Row' },
        }),
      },
    },
  },
});

const long = 'x'.repeat(LIMIT + 1);
const sizes = ['/proxy', '/mapped'].flatMap((path): readonly Attack[] => [
  {
    name: `a body of the limit to ${path}`,
    send: declared(`POST ${path}`, 'x'.repeat(LIMIT)),
    gets: OK,
    seen: [`POST / ${LIMIT} bytes`],
  },
  {
    name: `a declared body past the limit to ${path}`,
    send: declared(`POST ${path}`, long),
    gets: TOO_LONG,
    seen: [],
  },
  {
    name: `a declared length past the limit, and nothing more, to ${path}`,
    send: async (client) => {
      await client.write(bare(`POST ${path}`, `Content-Length: ${LIMIT + 1}`));
      await client.until(/\r\n\r\n/);
      await client.write(long);
    },
    gets: TOO_LONG,
    seen: [],
  },
  {
    name: `a length of 8 PB to ${path}`,
    send: async (client) => {
      await client.write(bare(`POST ${path}`, `Content-Length: ${2 ** 53 - 1}`));
      await client.until(/\r\n\r\n/);
      client.leave();
    },
    gets: [TOO_LONG[0] as string, 'left'],
    seen: [],
  },
  {
    name: `chunks past the limit to ${path}`,
    send: async (client) => {
      await client.write(bare(`POST ${path}`, 'Transfer-Encoding: chunked') + chunkOf('first'));
      if (path === '/proxy') {
        await client.reached(1, ({ body }) => body === 'first');
      }
      await client.write(chunkOf(long) + chunkOf(''));
    },
    gets: TOO_LONG,
    seen: path === '/proxy' ? ['POST / "first" cut left'] : [],
  },
  {
    name: `a byte at a time to ${path}`,
    send: async (client) => {
      await client.write(bare(`POST ${path}`, 'Content-Length: 20'));
      for (let sent = 1; sent <= 20; sent++) {
        await client.write('x');
        if (path === '/proxy') {
          await client.reached(1, ({ body }) => body.length === sent);
        }
      }
    },
    gets: OK,
    seen: [`POST / ${JSON.stringify('x'.repeat(20))}`],
  },
  {
    name: `a chunk of one byte at a time to ${path}`,
    send: chunked(`POST ${path}`, Array<string>(50).fill('x')),
    gets: OK,
    seen: [`POST / ${JSON.stringify('x'.repeat(50))}`],
  },
]);

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const gzip = (times: number): string => {
  let bytes = Buffer.from('hello');
  for (let i = 0; i < times; i++) {
    bytes = gzipSync(bytes);
  }
  return text(bytes);
};
const bomb = gzipSync(Buffer.alloc(50_000_000));
const coded = (body: string, ...codings: readonly string[]): string =>
  declared('POST /mapped', body, ...codings.map((coding) => `Content-Encoding: ${coding}`));
const HELLO = ['POST / "hello"'];

const codings: readonly Attack[] = [
  { name: 'gzip', send: coded(gzip(1), 'gzip'), gets: OK, seen: HELLO },
  { name: 'deflate', send: coded(text(deflateSync('hello')), 'deflate'), gets: OK, seen: HELLO },
  {
    name: 'br',
    send: coded(text(brotliCompressSync('hello')), 'br'),
    gets: UNSUPPORTED,
    seen: [],
  },
  { name: 'identity', send: coded('hello', 'identity'), gets: OK, seen: HELLO },
  {
    name: 'five codings',
    send: coded(gzip(5), Array(5).fill('gzip').join(', ')),
    gets: OK,
    seen: HELLO,
  },
  {
    name: 'six codings',
    send: coded(gzip(6), Array(6).fill('gzip').join(', ')),
    gets: UNSUPPORTED,
    seen: [],
  },
  {
    name: 'two codings in two fields',
    send: coded(gzip(2), 'gzip', 'gzip'),
    gets: OK,
    seen: HELLO,
  },
  { name: 'an unknown coding', send: coded('hello', 'zstandard'), gets: UNSUPPORTED, seen: [] },
  {
    name: 'what is not gzip',
    send: coded('hello', 'gzip'),
    gets: UNSUPPORTED,
    seen: [],
  },
  {
    name: 'half of gzip',
    send: coded(gzip(1).slice(0, -8), 'gzip'),
    gets: UNSUPPORTED,
    seen: [],
  },
  {
    name: 'a bomb',
    send: coded(text(bomb), 'gzip'),
    gets: TOO_LONG,
    seen: [],
  },
  {
    name: 'a bomb in a bomb',
    send: coded(text(gzipSync(bomb)), 'gzip, gzip'),
    gets: TOO_LONG,
    seen: [],
  },
  {
    name: 'gzip to http_proxy',
    send: declared('POST /proxy', gzip(1), 'Content-Encoding: gzip'),
    fields: ['content-encoding'],
    gets: OK,
    seen: ['POST / "hello" content-encoding='],
  },
];

/** Forty clients at once, each with a header of 13 KB, and a body that comes once all have been refused. */
const chains = Array.from({ length: 40 }, (_, index): Attack => {
  const request = coded('xx', Array(2_700).fill('gzip').join(','));
  return {
    name: `2,700 codings, client ${index}`,
    send: async (client) => {
      await client.write(request.slice(0, -1));
      await client.until(/\r\n\r\n/);
      await client.write('x');
    },
    gets: UNSUPPORTED,
    seen: [],
  };
});

attack('bodies and their limit', { rows: sizes, api, options: { payloadLimit: LIMIT } });
// More than the bombs have before they are inflated.
attack('content codings', { rows: codings, api, options: { payloadLimit: 10 * LIMIT } });
attack('long chains of content codings', { rows: chains, api, mostMemory: 150e6 });
