import { describe, expect, test } from 'vitest';
import { convertRequest, payloadBytes } from '../../../src/execute/payload/binary.js';
import { httpIntegration, post } from '../../support/custom-integration.js';
import { bodyText, inMemory } from '../../support/in-memory.js';

describe('binary data', () => {
  const PNG = new Uint8Array([0x89, 0x50, 0xff, 0x00]);
  const B64 = 'iVD/AA==';
  const TEXT = '\ufffdP\ufffd\0';
  const types = { 'x-amazon-apigateway-binary-media-types': ['image/png'] };
  test.each([
    ['text/plain', undefined, TEXT],
    ['text/plain', 'CONVERT_TO_TEXT', TEXT],
    ['image/png', undefined, PNG],
    ['image/png', 'CONVERT_TO_BINARY', PNG],
    ['image/png', 'CONVERT_TO_TEXT', B64],
  ])('request %s with %s', async (type, contentHandling, sent) => {
    const { send, calls } = inMemory(httpIntegration({ contentHandling }, {}, types));
    await send({ ...post(''), headers: ['Content-Type', type], body: PNG });
    const body = calls[0]?.body as Uint8Array;
    expect(typeof sent === 'string' ? new TextDecoder().decode(body) : body).toEqual(sent);
  });

  test.each([
    [B64, 200],
    ['no base64', 500],
    ['a', 500],
  ])('text %s becomes bytes: %i', async (text, status) => {
    const { send, calls } = inMemory(httpIntegration({ contentHandling: 'CONVERT_TO_BINARY' }));
    expect((await send(post(text, ['Content-Type', 'text/plain']))).status).toBe(status);
    if (status === 200) {
      expect(calls[0]?.body).toEqual(PNG);
    }
  });

  test.each([
    ['image/png', 'image/png', undefined, PNG],
    ['image/png', 'text/plain', undefined, B64],
    ['text/plain', 'text/plain', undefined, TEXT],
    ['image/png', 'image/png', 'CONVERT_TO_TEXT', B64],
    ['image/png', 'text/plain', 'CONVERT_TO_BINARY', PNG],
    ['text/plain', 'image/png', 'CONVERT_TO_TEXT', TEXT],
  ])('response %s for Accept %s with %s', async (type, accept, contentHandling, expected) => {
    const document = httpIntegration(
      { responses: { default: { statusCode: 200, contentHandling } } },
      {},
      types,
    );
    const { send } = inMemory(document, () => ({
      statusCode: 200,
      headers: ['Content-Type', type],
      body: PNG,
    }));
    const answer = await send(post('', ['Accept', accept]));
    expect(typeof expected === 'string' ? answer.text : answer.bytes).toEqual(expected);
  });

  test('a large payload becomes base64', async () => {
    const large = new Uint8Array(100_000).fill(0xff);
    const { send, calls } = inMemory(
      httpIntegration({ contentHandling: 'CONVERT_TO_TEXT' }, {}, types),
    );
    await send({ ...post(''), headers: ['Content-Type', 'image/png'], body: large });
    expect(await bodyText(calls[0] as never)).toBe(Buffer.from(large).toString('base64'));
  });
});

test.each<[what: string, bytes: number[], sent: number[], isSame: boolean]>([
  ['ASCII', [0x61, 0x00, 0x7f], [0x61, 0x00, 0x7f], true],
  ['nothing', [], [], true],
  ['other UTF-8', [0xc3, 0xa9], [0xc3, 0xa9], false],
  ['an invalid byte', [0x61, 0xff], [0x61, 0xef, 0xbf, 0xbd], false],
  ['U+FFFD', [0xef, 0xbf, 0xbd], [0xef, 0xbf, 0xbd], false],
  ['an invalid byte beside other UTF-8', [0xff, 0xc3, 0xa9], [0xef, 0xbf, 0xbd, 0xc3, 0xa9], false],
])(
  'a request of %s is sent as UTF-8, and encoded only where it has to be',
  (_, bytes, sent, isSame) => {
    const received = Uint8Array.from(bytes);
    const payload = payloadBytes(convertRequest(received, false, undefined));
    expect([...payload]).toEqual(sent);
    expect(payload === received).toBe(isSame);
  },
);
