import { createServer } from 'node:https';
import { describe, expect, onTestFinished, test } from 'vitest';
import { certificateFailure } from '../../src/backend/certificate-failure.js';
import { createGateway } from '../../src/gateway.js';
import { AUTHORITY, EXPIRED, GOOD, OTHER } from '../support/certificates.js';
import { documentOf } from '../support/in-memory.js';
import { requestOf } from '../support/scope.js';
import { listen } from '../support/servers.js';
import { call, REFUSED } from './tls-call.js';

describe('a certificate', () => {
  test('of an unknown authority is refused without any setting, unlike fastify/fastify-reply-from', async () => {
    await expect(call(GOOD, {})).rejects.toMatchObject(REFUSED);
  });

  test("of an authority that the caller's dispatcher trusts is accepted", async () => {
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

describe('an untrusted certificate is a fault of the API, in the words of the execution log', () => {
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

const failure = (code: unknown, more: object = {}) =>
  Object.assign(new Error('x'), { code, ...more });
const NO_PATH = /^PKIX path building failed: .*unable to find valid certification path/;
const DATES = /^PKIX path validation failed: .*validity check failed$/;

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', NO_PATH],
  ['SELF_SIGNED_CERT_IN_CHAIN', NO_PATH],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', NO_PATH],
  ['UNABLE_TO_GET_ISSUER_CERT', NO_PATH],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', NO_PATH],
  ['UNABLE_TO_GET_CRL', NO_PATH],
  ['UNABLE_TO_DECRYPT_CERT_SIGNATURE', NO_PATH],
  ['UNABLE_TO_DECRYPT_CRL_SIGNATURE', NO_PATH],
  ['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', NO_PATH],
  ['CERT_SIGNATURE_FAILURE', NO_PATH],
  ['CRL_SIGNATURE_FAILURE', NO_PATH],
  ['CRL_NOT_YET_VALID', NO_PATH],
  ['CRL_HAS_EXPIRED', NO_PATH],
  ['ERROR_IN_CERT_NOT_BEFORE_FIELD', NO_PATH],
  ['ERROR_IN_CERT_NOT_AFTER_FIELD', NO_PATH],
  ['ERROR_IN_CRL_LAST_UPDATE_FIELD', NO_PATH],
  ['ERROR_IN_CRL_NEXT_UPDATE_FIELD', NO_PATH],
  ['CERT_CHAIN_TOO_LONG', NO_PATH],
  ['CERT_REVOKED', NO_PATH],
  ['CERT_UNTRUSTED', NO_PATH],
  ['CERT_REJECTED', NO_PATH],
  ['INVALID_CA', NO_PATH],
  ['INVALID_PURPOSE', NO_PATH],
  ['PATH_LENGTH_EXCEEDED', NO_PATH],
  ['HOSTNAME_MISMATCH', NO_PATH],
  ['ERR_TLS_CERT_ALTNAME_FORMAT', NO_PATH],
  ['CERT_HAS_EXPIRED', DATES],
  ['CERT_NOT_YET_VALID', DATES],
])('%s has the message of Java', (code, message) => {
  const cause = failure(code);
  expect(certificateFailure(cause)).toMatchObject({
    message: expect.stringMatching(message),
    cause,
  });
});

test.each([
  [{ O: 'Example', CN: 'example.com' }, 'CN=example.com, O=Example'],
  [{ OU: ['a', 'b'], CN: 'example.com' }, 'CN=example.com, OU=a, OU=b'],
  [undefined, ''],
])('a certificate with the subject %j for another host', (subject, text) => {
  const cause = failure('ERR_TLS_CERT_ALTNAME_INVALID', { host: 'a.test', cert: { subject } });
  expect(certificateFailure(cause)?.message).toBe(
    `Host name 'a.test' does not match the certificate subject provided by the peer (${text})`,
  );
});

test.each([failure('ECONNRESET'), failure(undefined), { code: 'CERT_REVOKED' }, undefined])(
  '%o is another failure',
  (cause) => {
    expect(certificateFailure(cause)).toBeUndefined();
  },
);
