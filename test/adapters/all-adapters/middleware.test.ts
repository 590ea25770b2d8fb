import { gunzipSync } from 'node:zlib';
import { request as send } from 'undici';
import { describe, expect, test, vi } from 'vitest';
import { type FakeGateway, fakeGateway, textReply } from '../../support/fake-gateway.js';
import { HOSTS } from '../../support/hosts.js';
import { only, startersOf, streamReply } from './starters.js';

// An adapter translates: what a gateway makes of a request is not its business.
vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

describe.each(HOSTS)('$name', (host) => {
  const { start } = startersOf(host);

  describe('with middleware around it', () => {
    // Fastify compresses what is sent through its reply.
    test.skipIf(host.kind === 'fastify').each([false, true])(
      'compression, of a body that streams: %s',
      async (streams) => {
        const text = 'compress me '.repeat(20_000);
        const headers = ['Content-Type', 'text/plain', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'];
        const gateway = fakeGateway(() =>
          streams
            ? streamReply(
                (sink) => {
                  for (let i = 0; i < text.length; i += 10_000) {
                    sink.write(Buffer.from(text.slice(i, i + 10_000)));
                  }
                  sink.end();
                },
                undefined,
                headers,
              )
            : textReply(200, text, headers),
        );
        const { origin } = await start(gateway, ['compression']);
        const answer = await send(origin, { headers: { 'Accept-Encoding': 'gzip' } });
        expect(answer.headers).toMatchObject({
          'content-encoding': 'gzip',
          'set-cookie': ['a=1', 'b=2'],
        });
        expect(gunzipSync(await answer.body.bytes()).toString() === text).toBe(true);
      },
    );

    only(host.kind !== 'koa' && host.kind !== 'fetch').test('helmet', async () => {
      const headers = ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Frame-Options', 'DENY'];
      const { origin } = await start(
        fakeGateway(() => textReply(200, 'x', headers)),
        ['helmet'],
      );
      expect((await send(origin)).headers).toMatchObject({
        'set-cookie': ['a=1', 'b=2'],
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
      });
    });
  });
});
