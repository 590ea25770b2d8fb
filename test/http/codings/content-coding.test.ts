import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readRequestBody } from '../../../src/http/body.js';
import { type Codecs, inflate } from '../../../src/http/codings/content-coding.js';
import { WEB_CODECS } from '../../../src/http/codings/web-codecs.js';
import { ZLIB_CODECS } from '../../../src/zlib-codecs.js';
import { bodyText, documentOf, inMemory } from '../../support/in-memory.js';
import { eventually } from '../../support/servers.js';

const LIMIT = 1000;
const encoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  identity: (bytes) => bytes,
};

/** What a client sends that applies these codings in this order. */
function encoded(codings: readonly string[], text = '{"a":1}'): Uint8Array {
  let bytes: Uint8Array = Buffer.from(text);
  for (const coding of codings) {
    bytes = encoders[coding]?.(bytes) ?? bytes;
  }
  return bytes;
}

const fields = (values: readonly string[]): string[] =>
  values.flatMap((value) => ['Content-Encoding', value]);

const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'POST', uri: 'http://b.test' },
  { method: 'post' },
);
const custom = documentOf(
  {
    type: 'http',
    httpMethod: 'POST',
    uri: 'http://b.test',
    responses: { default: { statusCode: 200 } },
  },
  { method: 'post' },
);
const echo = async (request: Parameters<typeof bodyText>[0]) => ({
  statusCode: 200,
  body: await bodyText(request),
});

describe('all codings of a request are undone, the last one first', () => {
  test.each<{ values: string[]; applied: string[] }>([
    { values: ['gzip', 'deflate'], applied: ['gzip', 'deflate'] },
    { values: ['deflate', 'gzip'], applied: ['deflate', 'gzip'] },
    { values: ['gzip', 'identity'], applied: ['gzip'] },
    { values: ['identity', 'gzip'], applied: ['gzip'] },
    { values: ['gzip', ''], applied: ['gzip'] },
    { values: ['deflate, gzip', 'X-GZIP'], applied: ['deflate', 'gzip', 'x-gzip'] },
    { values: ['gzip,,gzip ,', 'gzip,gzip', 'deflate'], applied: [...'gggg', 'deflate'] },
  ])('$values', async ({ values, applied }) => {
    const body = encoded(applied.map((name) => (name === 'g' ? 'gzip' : name)));
    for (const document of [proxy, custom]) {
      const { send, calls } = inMemory(document, echo);
      const answer = await send({ httpMethod: 'POST', path: '/x', headers: fields(values), body });
      expect(answer).toMatchObject({ status: 200, text: '{"a":1}' });
      expect(calls[0]?.headers.join().toLowerCase()).not.toContain('content-encoding');
    }
  });
});

describe('more than five codings are 415, and the body is not decoded (CVE-2026-22036)', () => {
  test.each<{ what: string; values: string[] }>([
    { what: 'six', values: ['gzip, gzip, gzip, gzip, gzip, gzip'] },
    { what: 'thousands', values: [Array(2700).fill('gzip').join(',')] },
    { what: 'six fields', values: Array(6).fill('deflate') },
    { what: 'a list and a field', values: ['gzip,gzip,gzip', 'gzip,gzip', 'gzip'] },
    { what: 'identity', values: [Array(6).fill('identity').join()] },
    { what: 'identity among others', values: ['gzip,identity,gzip,identity', 'identity,gzip'] },
  ])('$what', async ({ values }) => {
    const made = vi.spyOn(ZLIB_CODECS, 'inflate');
    onTestFinished(() => made.mockRestore());
    for (const document of [proxy, custom]) {
      const { send, calls, errors } = inMemory(document, echo);
      const body = Buffer.from('x');
      const answer = await send({ httpMethod: 'POST', path: '/x', headers: fields(values), body });
      expect(answer).toMatchObject({ status: 415, text: '{"message":"Unsupported Media Type"}' });
      expect(calls).toHaveLength(0);
      expect(errors[0]?.cause).toMatchObject({ message: expect.stringContaining('at most 5') });
    }
    expect(made).not.toHaveBeenCalled();
  });

  test('an unknown coding in any field is 415', async () => {
    for (const values of [['br', 'gzip'], ['gzip', 'br'], ['gzip;q=1']]) {
      const { send, calls } = inMemory(custom, echo);
      const headers = fields(values);
      const answer = await send({ httpMethod: 'POST', path: '/x', headers, body: encoded([]) });
      expect(answer.status).toBe(415);
      expect(calls).toHaveLength(0);
    }
  });
});

const CODECS: readonly { by: string; codecs: Codecs }[] = [
  { by: 'zlib', codecs: ZLIB_CODECS },
  { by: 'the web', codecs: WEB_CODECS },
];

describe.each(CODECS)('the size of an inflated body is bounded by $by', ({ codecs }) => {
  /** A zlib stream (RFC 1950) of empty blocks: long, and nothing when it is inflated. */
  const hollow = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: LIMIT }, () => Buffer.from([0, 0, 0, 255, 255])),
    Buffer.from([1, 0, 0, 255, 255, 0, 0, 0, 1]),
  ]);

  test.each([
    { what: 'in the end', codings: ['gzip'], body: gzipSync('x'.repeat(LIMIT + 1)) },
    { what: 'in between', codings: ['deflate', 'gzip'], body: gzipSync(hollow) },
  ])('$what', async ({ codings, body }) => {
    await expect(
      readRequestBody(inflate(body, codings, LIMIT, codecs), LIMIT),
    ).rejects.toMatchObject({
      type: 'REQUEST_TOO_LARGE',
    });
  });

  test('and no more of the body is read than that takes', async () => {
    let chunks = 0;
    let ended = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield hollow.subarray(0, 2);
        for (;;) {
          chunks++;
          yield hollow.subarray(2, 7);
        }
      } finally {
        ended = true;
      }
    }
    const body = inflate(endless(), ['deflate'], LIMIT, codecs);
    await expect(readRequestBody(body, LIMIT)).rejects.toMatchObject({ type: 'REQUEST_TOO_LARGE' });
    expect(chunks).toBe(Math.ceil((LIMIT - 2 + 1) / 5));
    await eventually(() => ended);
  });
});
