import { describe, expect, test } from 'vitest';
import { integrationFailure } from '../../src/backend/failure.js';
import { BodyTooLargeError, GatewayError } from '../../src/errors.js';

const ORIGIN = 'http://b.test';
const withCode = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`failed: ${code}`), { code }, more);

describe('a failed call becomes', () => {
  const rows: Readonly<Record<string, readonly string[]>> = {
    INTEGRATION_TIMEOUT: ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
    API_CONFIGURATION_ERROR: [
      ...['ENOTFOUND', 'EAI_AGAIN', 'ERR_INVALID_CHAR', 'ERR_INVALID_ARG_TYPE'],
      ...['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED', 'UND_ERR_CLOSED', 'UND_ERR_DESTROYED'],
      ...['UND_ERR_REQ_CONTENT_LENGTH_MISMATCH', 'UND_MOCK_ERR_MOCK_NOT_MATCHED'],
      ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'],
      ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_REVOKED'],
    ],
    INTEGRATION_FAILURE: [
      ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPROTO'],
      ...['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
      ...['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_TLS_HANDSHAKE_TIMEOUT', 'SOMETHING_NEW'],
    ],
  };
  test.each(Object.entries(rows))('%s', (type, codes) => {
    for (const code of codes) {
      expect([code, integrationFailure(withCode(code), ORIGIN).type]).toEqual([code, type]);
    }
  });

  test('a network error where the parser of HTTP gave up, with and without a code', () => {
    for (const code of [undefined, 'HPE_INVALID_CONSTANT']) {
      const cause = Object.assign(new Error('Parse Error'), { name: 'HTTPParserError', code });
      expect(integrationFailure(cause, ORIGIN)).toMatchObject({
        type: 'INTEGRATION_FAILURE',
        cause,
      });
    }
  });

  test('a fault of the API where it is a bug', () => {
    const cause = new TypeError('x is not a function');
    expect(integrationFailure(cause, ORIGIN)).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause,
    });
  });

  test('itself, if it is a GatewayError', () => {
    const own = new GatewayError('REQUEST_TOO_LARGE');
    expect(integrationFailure(own, ORIGIN)).toBe(own);
    expect(integrationFailure(new BodyTooLargeError(1), ORIGIN).type).toBe('REQUEST_TOO_LARGE');
  });
});

describe('an untrusted certificate is described in the words of the execution log', () => {
  const subject = { C: 'DE', O: ['A', 'B'], CN: 'other.test' };
  test.each([
    [
      withCode('ERR_TLS_CERT_ALTNAME_INVALID', { host: 'pets.test', cert: { subject } }),
      "Host name 'pets.test' does not match the certificate subject provided by the peer " +
        '(CN=other.test, O=A, O=B, C=DE)',
    ],
    [
      withCode('ERR_TLS_CERT_ALTNAME_INVALID', { host: 'pets.test' }),
      "Host name 'pets.test' does not match the certificate subject provided by the peer ()",
    ],
    [withCode('CERT_HAS_EXPIRED'), 'PKIX path validation failed: '],
    [withCode('CERT_NOT_YET_VALID'), 'PKIX path validation failed: '],
    [withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'PKIX path building failed: '],
    [withCode('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'PKIX path building failed: '],
  ])('%s', (cause, sentence) => {
    expect(integrationFailure(cause, ORIGIN)).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      message: 'Internal server error',
      cause: { message: expect.stringContaining(sentence), cause },
    });
  });
});

describe('an address that does not resolve is named', () => {
  test.each([
    ['http://nowhere.test', 'nowhere.test', 'http://nowhere.test does not resolve'],
    ['http://http:', 'http', 'http://http: does not resolve: it has two schemes, so leave one out'],
    ['http://https:', 'https', 'http://https: does not resolve: it has two schemes'],
  ])('%s', (origin, hostname, words) => {
    const cause = withCode('ENOTFOUND', { syscall: 'getaddrinfo', hostname });
    expect(integrationFailure(cause, origin)).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: { message: expect.stringContaining(`Invalid endpoint address: ${words}`), cause },
    });
  });
});
