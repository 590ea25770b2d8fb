import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import { Agent } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/http.js';
import { certificateFlaw } from '../../src/backend/unverified-tls.js';
import { createGateway } from '../../src/gateway.js';
import { RecordingSink } from '../support/body-sink.js';
import { AUTHORITY, EXPIRED, GOOD, type Identity, OTHER } from '../support/certificates.js';
import { wire } from '../support/headers.js';
import { documentOf } from '../support/in-memory.js';
import { integrationRequest } from '../support/integration-request.js';
import { requestOf } from '../support/scope.js';
import { listen, startHttp } from '../support/servers.js';

async function call(
  identity: Identity,
  settings: { skip?: boolean; believes?: string; headers?: readonly string[] },
): Promise<string> {
  const { port } = await listen(createServer(identity, (_req, res) => void res.end('secret')));
  const dispatcher =
    settings.believes === undefined ? undefined : new Agent({ connect: { ca: settings.believes } });
  const http = createHttpBackend({ dispatcher, payloadLimit: 100 });
  onTestFinished(async () => {
    await http.close();
    await dispatcher?.close();
  });
  const { body } = await http.send(
    integrationRequest({
      origin: `https://localhost:${port}`,
      insecureSkipVerification: settings.skip ?? false,
      headers: wire(settings.headers),
    }),
  );
  return new RecordingSink(body).text;
}

const REFUSED = {
  type: 'API_CONFIGURATION_ERROR',
  message: 'Internal server error',
  cause: { message: expect.any(String), cause: expect.any(Error) },
};

describe('a certificate', () => {
  test('of an unknown authority is refused', async () => {
    await expect(call(GOOD, {})).rejects.toMatchObject(REFUSED);
  });

  test("of an authority that the caller's dispatcher believes is not", async () => {
    expect(await call(GOOD, { believes: AUTHORITY })).toBe('secret');
  });

  test.each([
    ['that has expired', EXPIRED],
    ['for another host', OTHER],
  ])('%s is refused', async (_what, identity) => {
    await expect(call(identity, { believes: AUTHORITY })).rejects.toMatchObject(REFUSED);
  });

  test('is that of the origin, whatever `Host` is sent', async () => {
    const headers = ['Host', 'other.test'];
    expect(await call(GOOD, { believes: AUTHORITY, headers })).toBe('secret');
    await expect(call(OTHER, { believes: AUTHORITY, headers })).rejects.toMatchObject(REFUSED);
  });
});

describe('what cannot be trusted is a fault of the API, told in the words of the execution log', () => {
  test.each([
    ['an unknown authority', GOOD, false, 'PKIX path building failed: '],
    ['another host', OTHER, true, "Host name 'localhost' does not match the certificate subject"],
    ['dates', EXPIRED, true, 'PKIX path validation failed: '],
  ])('%s', async (_what, identity, insecureSkipVerification, sentence) => {
    const { port } = await listen(createServer(identity, (_req, res) => void res.end('secret')));
    const lines: string[] = [];
    const uri = `https://localhost:${port}/`;
    const tlsConfig = { insecureSkipVerification };
    const gateway = createGateway(
      documentOf({ type: 'http_proxy', httpMethod: 'GET', uri, tlsConfig }),
      { trace: (log) => lines.push(...log.lines), onError: () => {} },
    );
    onTestFinished(() => gateway.close());
    const reply = await gateway.invoke(requestOf({ path: '/x' }));
    expect(reply?.statusCode).toBe(500);
    expect(Buffer.from((await reply?.body?.bytes(100)) ?? []).toString()).toBe(
      '{"message": "Internal server error"}',
    );
    expect(lines.join('\n')).toContain(`Execution failed due to configuration error: ${sentence}`);
  });
});

describe('insecureSkipVerification', () => {
  test('accepts any authority', async () => {
    expect(await call(GOOD, { skip: true })).toBe('secret');
  });

  test.each([
    ['dates', EXPIRED],
    ['host name', OTHER],
  ])('still looks at the %s', async (_what, identity) => {
    await expect(call(identity, { skip: true })).rejects.toMatchObject(REFUSED);
  });

  test('says which host a certificate of a trusted authority is not for', () => {
    const socket = {
      authorized: false,
      // Node leaves its code here, and nothing of the host.
      authorizationError: 'ERR_TLS_CERT_ALTNAME_INVALID' as unknown as Error,
      getPeerCertificate: () => new X509Certificate(OTHER.cert).toLegacyObject(),
    };
    const options = { servername: 'localhost', hostname: '127.0.0.1' };
    expect(certificateFlaw(socket as never, options)).toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
      host: 'localhost',
    });
  });

  test('goes for its own integration alone', async () => {
    const { port } = await listen(createServer(GOOD, (_req, res) => void res.end('secret')));
    const http = createHttpBackend({ payloadLimit: 100 });
    onTestFinished(() => http.close());
    const origin = `https://localhost:${port}`;
    await http.send(integrationRequest({ origin, insecureSkipVerification: true }));
    await expect(http.send(integrationRequest({ origin }))).rejects.toMatchObject(REFUSED);
  });

  test('means nothing without TLS', async () => {
    const { origin } = await startHttp((_req, res) => void res.end('open'));
    const http = createHttpBackend({ payloadLimit: 100 });
    onTestFinished(() => http.close());
    const { body } = await http.send(
      integrationRequest({ origin, insecureSkipVerification: true }),
    );
    expect(await new RecordingSink(body).text).toBe('open');
  });
});
