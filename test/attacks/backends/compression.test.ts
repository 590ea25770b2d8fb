import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../support/hosts.js';
import { documentOfPaths, mapped, proxied } from '../base/documents.js';
import { attacked, LAST } from '../base/exchange.js';
import type { Act } from '../base/recording-backend.js';
import { chunksOf } from '../base/requests.js';
import { readResponse } from '../base/responses.js';

const LIMIT = 200_000;
const CHUNK = '0123456789'.repeat(1000);

/** Responds with as many chunks as the path says, without their length. */
const inChunks: Act = ({ target }, req, res) => {
  req.on('end', () => {
    res.writeHead(200, { 'Content-Type': 'text/plain' });
    for (let count = Number(target.slice(1)); count > 0; count--) {
      res.write(CHUNK);
    }
    res.end();
  });
};
const api = (origin: string): object =>
  documentOfPaths(
    Object.fromEntries(
      [15, 100].flatMap((count) => [
        [`/proxy/${count}`, { post: proxied(`${origin}/${count}`) }],
        [`/mapped/${count}`, { post: mapped(`${origin}/${count}`, 'POST') }],
      ]),
    ),
    { 'x-amazon-apigateway-minimum-compression-size': 1000 },
  );

describe.each(HOSTS)('under $name, with compression', (host) => {
  test.each([
    ['/proxy/15', 200, 15, 'gzip'],
    ['/mapped/15', 200, 15, 'gzip'],
    // Past `payloadLimit`, which is what may wait to be compressed.
    ['/proxy/100', 200, 100, undefined],
  ])('a body in chunks arrives whole, both ways: %s', async (path, status, count, coding) => {
    const { send, calls } = await attacked(host, api, {
      act: inChunks,
      options: { payloadLimit: LIMIT },
    });
    const fields =
      'Accept-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain';
    const sent = Array<string>(19).fill(CHUNK);
    const received = await send(
      `POST ${path} HTTP/1.1\r\nHost: a\r\n${fields}\r\n\r\n${chunksOf(sent)}${LAST}`,
    );
    const response = readResponse(received, false);
    expect(response).toMatchObject({ status: String(status), isComplete: true });
    expect(/^content-encoding: *(.*)$/im.exec(response?.head ?? '')?.[1]).toBe(coding);
    const bytes = Buffer.from(response?.body ?? '', 'latin1');
    const text = (coding === 'gzip' ? gunzipSync(bytes) : bytes).toString('latin1');
    expect(text === CHUNK.repeat(count)).toBe(true);
    expect(response?.rest).toMatch(/^HTTP\/1\.1 403/);
    expect(calls.map((call) => call.body === sent.join(''))).toEqual([true]);
  });

  test('a body past the limit that has to be read whole is a 500, and no part of it is sent', async () => {
    const { send } = await attacked(host, api, {
      act: inChunks,
      options: { payloadLimit: LIMIT },
    });
    const fields = 'Accept-Encoding: gzip\r\nContent-Length: 0';
    const received = await send(`POST /mapped/100 HTTP/1.1\r\nHost: a\r\n${fields}\r\n\r\n${LAST}`);
    const { status, body = '', rest } = readResponse(received, false) ?? {};
    expect(status).toBe('500');
    expect(body).not.toContain('0123456789');
    expect(rest).toMatch(/^HTTP\/1\.1 403/);
  });
});
