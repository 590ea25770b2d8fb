import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/http.js';
import { certificateFlaw } from '../../src/backend/unverified-tls.js';
import { RecordingSink } from '../support/body-sink.js';
import { EXPIRED, GOOD, OTHER } from '../support/certificates.js';
import { integrationRequest } from '../support/integration-request.js';
import { listen, startHttp } from '../support/servers.js';
import { call, REFUSED } from './tls-call.js';

describe('insecureSkipVerification', () => {
  test('accepts any authority', async () => {
    expect(await call(GOOD, { skip: true })).toBe('secret');
  });

  test.each([
    ['dates', EXPIRED],
    ['host name', OTHER],
  ])('still checks the %s', async (_what, identity) => {
    await expect(call(identity, { skip: true })).rejects.toMatchObject(REFUSED);
  });

  test('names the host that a certificate of a trusted authority is not for', () => {
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

  test('holds for its own integration alone', async () => {
    const { port } = await listen(createServer(GOOD, (_req, res) => void res.end('secret')));
    const http = createHttpBackend({ payloadLimit: 100 });
    onTestFinished(() => http.close());
    const origin = `https://localhost:${port}`;
    await http.send(integrationRequest({ origin, insecureSkipVerification: true }));
    await expect(http.send(integrationRequest({ origin }))).rejects.toMatchObject(REFUSED);
  });

  test('has no effect without TLS', async () => {
    const { origin } = await startHttp((_req, res) => void res.end('open'));
    const http = createHttpBackend({ payloadLimit: 100 });
    onTestFinished(() => http.close());
    const { body } = await http.send(
      integrationRequest({ origin, insecureSkipVerification: true }),
    );
    expect(await new RecordingSink(body).text).toBe('open');
  });
});

const flawOf = (
  identity: { readonly cert: string | Buffer },
  more: object = {},
  host = 'localhost',
) =>
  certificateFlaw(
    {
      authorized: false,
      authorizationError: 'SELF_SIGNED_CERT_IN_CHAIN',
      getPeerCertificate: () => new X509Certificate(identity.cert).toLegacyObject(),
      ...more,
    } as never,
    { servername: '', hostname: host },
  );

test.each([
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])('%s is a flaw of the issuer, which is not checked', (authorizationError) => {
  expect(flawOf(GOOD, { authorizationError })).toBeUndefined();
});

test.each<[string, { readonly cert: string | Buffer }, object, string]>([
  ['a revoked certificate', GOOD, { authorizationError: 'CERT_REVOKED' }, 'CERT_REVOKED'],
  ['a certificate for another host', OTHER, {}, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['an expired certificate', EXPIRED, {}, 'CERT_HAS_EXPIRED'],
  [
    'a certificate of the future',
    GOOD,
    {
      getPeerCertificate: () => ({
        ...new X509Certificate(GOOD.cert).toLegacyObject(),
        valid_from: 'Jan  1 00:00:00 9998 GMT',
        valid_to: 'Jan  1 00:00:00 9999 GMT',
      }),
    },
    'CERT_NOT_YET_VALID',
  ],
])('%s is refused', (_, identity, more, code) => {
  expect(flawOf(identity, more)).toMatchObject({ code });
});

test('a trusted certificate is checked by its dates and its host alone', () => {
  const trusted = { authorized: true, authorizationError: undefined };
  expect(flawOf(GOOD, trusted)).toBeUndefined();
  expect(flawOf(GOOD, trusted, 'other.test')).toMatchObject({ host: 'other.test' });
});
