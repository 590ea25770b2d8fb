import { describe, expect, test } from 'vitest';
import { httpIntegration, post } from '../../support/custom-integration.js';
import { inMemory } from '../../support/in-memory.js';

describe('compression of responses', () => {
  const text = 'x'.repeat(1000);
  const document = (size: number | undefined, type = 'http') =>
    httpIntegration(
      { type },
      {},
      size === undefined ? {} : { 'x-amazon-apigateway-minimum-compression-size': size },
    );
  test.each([
    [0, 'gzip', 'gzip'],
    [0, 'deflate, gzip', 'deflate'],
    [0, 'gzip, deflate, br', 'gzip'],
    [0, 'deflate;q=0.5,gzip;q=1.0', 'gzip'],
    [0, 'gzip;q=1.0,identity;q=0.5,*;q=0', 'gzip'],
    [0, 'br;q=1.0,gzip;q=0.5', undefined],
    [0, 'gzip;q=0', undefined],
    [0, '*', undefined],
    [0, '', undefined],
    [0, undefined, undefined],
    [1000, 'gzip', 'gzip'],
    [1001, 'gzip', undefined],
    [undefined, 'gzip', undefined],
  ])('minimum %s, Accept-Encoding %s: %s', async (size, acceptEncoding, coding) => {
    const { gunzipSync, inflateSync } = await import('node:zlib');
    for (const type of ['http', 'http_proxy']) {
      const { send } = inMemory(document(size, type), () => ({ statusCode: 200, body: text }));
      const answer = await send(
        post('', acceptEncoding === undefined ? [] : ['Accept-Encoding', acceptEncoding]),
      );
      expect(answer.headers['content-encoding']).toBe(coding);
      expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
      const decoded =
        coding === 'gzip'
          ? gunzipSync(answer.bytes)
          : coding === 'deflate'
            ? inflateSync(answer.bytes)
            : answer.bytes;
      expect(Buffer.from(decoded).toString()).toBe(text);
    }
  });

  test('a response that the backend encoded passes through', async () => {
    const { send } = inMemory(document(0, 'http_proxy'), () => ({
      statusCode: 200,
      headers: ['Content-Encoding', 'br'],
      body: text,
    }));
    expect(await send(post('', ['Accept-Encoding', 'gzip']))).toMatchObject({
      text,
      headers: { 'content-encoding': 'br' },
    });
  });
});
