import { describe, expect, test } from 'vitest';
import { basicDate, signatureParts, timeOf } from '../../src/iam/signature-parts.js';
import type { WireHeaders } from '../../src/model/headers.js';

const CREDENTIAL = 'Credential=AKID/20260102/us-east-1/execute-api/aws4_request';
const SIGNED = 'SignedHeaders=host;x-amz-date';
const DATE = ['X-Amz-Date', '20260102T030405Z'];

const ofHeader = (authorization: string, others: readonly string[] = DATE) =>
  signatureParts(['Authorization', authorization, ...others] as unknown as WireHeaders, []);

const PARTS = {
  accessKeyId: 'AKID',
  scope: ['20260102', 'us-east-1', 'execute-api', 'aws4_request'],
  signedHeaders: ['host', 'x-amz-date'],
  signature: 'abc',
  date: '20260102T030405Z',
  sessionToken: undefined,
  expires: undefined,
};

test.each([
  [`AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNED}, Signature=abc`],
  [`AWS4-HMAC-SHA256 ${CREDENTIAL},${SIGNED},Signature=abc`],
  [`AWS4-HMAC-SHA256 Signature=abc, ${SIGNED}, ${CREDENTIAL}`],
])('%s is read', (authorization) => {
  expect(ofHeader(authorization)).toEqual(PARTS);
});

test.each([
  ['Date', '20260102T030405Z'],
  ['Date', 'Fri, 02 Jan 2026 03:04:05 GMT'],
])('the date may be in %s: %s', (...date) => {
  const signed = 'SignedHeaders=date;host';
  expect(ofHeader(`AWS4-HMAC-SHA256 ${CREDENTIAL}, ${signed}, Signature=abc`, date)).toMatchObject({
    date: '20260102T030405Z',
  });
});

const INCOMPLETE = { type: 'INVALID_SIGNATURE', errorType: 'IncompleteSignatureException' };

describe('a signature that is incomplete is refused with its text', () => {
  test.each<readonly [authorization: string, others: readonly string[], message: string | RegExp]>([
    [
      `AWS4-HMAC-SHA256 ${CREDENTIAL}`,
      [],
      `Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 ${CREDENTIAL}`,
    ],
    [
      'AWS4-HMAC-SHA256 Credential',
      DATE,
      "'Credential' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential'.",
    ],
    [
      `AWS4-ECDSA-P256-SHA256 ${CREDENTIAL}`,
      DATE,
      "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.",
    ],
    ['', DATE, "Unsupported AWS 'algorithm': ''."],
    [
      `AWS4-HMAC-SHA256 Credential=AKID/20260102, ${SIGNED}, Signature=abc`,
      DATE,
      /at least 5 slash-delimited/,
    ],
    [
      `AWS4-HMAC-SHA256 ${CREDENTIAL}, SignedHeaders=x-amz-date, Signature=a`,
      DATE,
      /'host' among them/,
    ],
    [`AWS4-HMAC-SHA256 ${CREDENTIAL}, SignedHeaders=x-amz-date;host, Signature=a`, DATE, /sorted/],
    [`AWS4-HMAC-SHA256 ${CREDENTIAL}, SignedHeaders=Host, Signature=a`, DATE, /lower case/],
    [`AWS4-HMAC-SHA256 ${CREDENTIAL}, SignedHeaders=host;host, Signature=a`, DATE, /sorted/],
    [`AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNED}, Signature=a, Signature=b`, DATE, /twice/],
    [
      `AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNED}, Signature=a`,
      ['X-Amz-Date', 'today'],
      /Got 'today'/,
    ],
    [
      `AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNED}, Signature=a`,
      ['X-Amz-Date', '20261302T030405Z'],
      /Date must be in ISO-8601/,
    ],
  ])('%s, %j', (authorization, others, message) => {
    expect(() => ofHeader(authorization, others)).toThrow(expect.objectContaining(INCOMPLETE));
    expect(() => ofHeader(authorization, others)).toThrow(message);
  });
});

const QUERY: Readonly<Record<string, string>> = {
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': 'AKID/20260102/us-east-1/execute-api/aws4_request',
  'X-Amz-Date': '20260102T030405Z',
  'X-Amz-Expires': '60',
  'X-Amz-SignedHeaders': 'host',
  'X-Amz-Signature': 'abc',
};
const ofQuery = (changes: Readonly<Record<string, string>>, more: [string, string][] = []) =>
  signatureParts([] as unknown as WireHeaders, [
    ...Object.entries({ ...QUERY, ...changes }),
    ...more,
  ]);

test('one in the query is read', () => {
  expect(ofQuery({ 'X-Amz-Security-Token': 't' })).toEqual({
    ...PARTS,
    signedHeaders: ['host'],
    sessionToken: 't',
    expires: 60,
  });
});

test.each<readonly [changes: Readonly<Record<string, string>>, more: [string, string][]]>([
  [{ 'X-Amz-Expires': '' }, []],
  [{ 'X-Amz-Expires': '0' }, []],
  [{ 'X-Amz-Expires': '604801' }, []],
  [{ 'X-Amz-Expires': '1e3' }, []],
  [{ 'X-Amz-Date': '' }, []],
  [{ 'X-Amz-Algorithm': 'AWS4-HMAC-SHA1' }, []],
  [{ 'X-Amz-Signature': '' }, []],
  [{}, [['X-Amz-Credential', 'other']]],
])('one in the query that is incomplete is refused: %j %j', (changes, more) => {
  expect(() => ofQuery(changes, more)).toThrow(expect.objectContaining(INCOMPLETE));
});

test('a request has one signature', () => {
  const headers = ['Authorization', 'AWS4-HMAC-SHA256 a=b'] as unknown as WireHeaders;
  expect(() => signatureParts(headers, Object.entries(QUERY))).toThrow(
    expect.objectContaining(INCOMPLETE),
  );
});

test('dates are in the basic format', () => {
  expect(basicDate(Date.UTC(2026, 0, 2, 3, 4, 5, 6))).toBe('20260102T030405Z');
  expect(timeOf('20260102T030405Z')).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
});
