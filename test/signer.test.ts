import { describe, expect, test } from 'vitest';
import { headerIn } from '../src/http/header-list.js';
import { signRequest } from '../src/signer.js';
import { wire } from './support/headers.js';
import { headerRecord } from './support/in-memory.js';
import { checkSignature, KEYS } from './support/second-signer.js';

const TIME = Date.UTC(2026, 0, 2, 3, 4, 5);
const scopeOf = (service: string) => ({
  service,
  region: 'eu-west-1',
  credentials: KEYS,
  time: TIME,
});
const requestOf = (path: string, body = '') => ({
  httpMethod: body === '' ? 'GET' : 'POST',
  origin: 'http://localhost:4566',
  path,
  headers: wire(['Content-Type', 'application/json', 'Accept', 'text/a  b']),
  body: body === '' ? undefined : Buffer.from(body),
});

describe('examples of AWS: "Signature Calculations for the Authorization Header", Amazon S3', () => {
  const example = (path: string, ...headers: string[]) =>
    signRequest(
      {
        httpMethod: 'GET',
        origin: 'https://examplebucket.s3.amazonaws.com',
        path,
        headers: wire(headers),
        body: undefined,
      },
      {
        service: 's3',
        region: 'us-east-1',
        credentials: {
          accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
          secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        },
        time: Date.UTC(2013, 4, 24),
      },
    );

  test.each<[path: string, headers: string[], signature: string]>([
    [
      '/test.txt',
      ['Range', 'bytes=0-9'],
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    ['/?lifecycle', [], 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    [
      '/?max-keys=2&prefix=J',
      [],
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('%s', async (path, headers, signature) => {
    const signed = await example(path, ...headers);
    expect(signed.path).toBe(path);
    expect(headerIn(signed.headers, 'authorization')).toContain(`Signature=${signature}`);
  });
});

test.each<[service: string, path: string, sent: string]>([
  ['sqs', '/', '/'],
  ['sqs', '/123456789012/jobs?Action=SendMessage&MessageBody=a%20b%26c', ''],
  ['batch', '/v1/jobs/a%20b', ''],
  ['batch', '/v1/jobs/a%2fb:c@d(e)!', ''],
  ['iot', '/things/caf\xc3\xa9', '/things/caf%C3%A9'],
  ['iot', '/things/%zz', ''],
  ['s3', '/bucket/a%20b/c', ''],
  ['s3', '/bucket/a+b@c(d)!', '/bucket/a%2Bb%40c%28d%29%21'],
  ['s3', '/bucket/%7euser/%41%3a', '/bucket/~user/A%3A'],
  ['s3', '/bucket/%zz', '/bucket/%25zz'],
  ['s3', '/bucket//a', ''],
  ['s3', '/bucket?acl&x=', ''],
  ['sns', '/?Message=a+b*c&&b=2&a=1', '/?Message=a%20b%2Ac&b=2&a=1'],
  ['sns', '/?a=2&a=1', ''],
  ['sns', '/??a=1&?b=2', '/?%3Fa=1&%3Fb=2'],
  ['sns', '/?a=%zz&b=%ff', '/?a=%25zz&b=%EF%BF%BD'],
])('%s %s is sent and signed in one form', async (service, path, sent) => {
  const request = requestOf(path, '{"a": 1}');
  const signed = await signRequest(request, scopeOf(service));
  expect(signed.path).toBe(sent === '' ? path : sent);
  const { expected, ...made } = checkSignature({
    method: 'POST',
    path: signed.path,
    headers: ['Host', 'localhost:4566', ...signed.headers],
    body: '{"a": 1}',
  });
  expect(made).toEqual({
    accessKeyId: 'AKIDEXAMPLE',
    region: 'eu-west-1',
    service,
    signedHeaders: ['accept', 'content-type', 'host', 'x-amz-content-sha256', 'x-amz-date'],
    signature: expected,
  });
});

test('an encoded slash of S3 is signed as it is sent', async () => {
  const paths = ['/bucket/a%2fb', '/bucket/a/b'];
  const signed = await Promise.all(
    paths.map((path) => signRequest(requestOf(path), scopeOf('s3'))),
  );
  expect(signed.map(({ path }) => path)).toEqual(['/bucket/a%2Fb', '/bucket/a/b']);
  const [encoded, plain] = signed.map(({ headers }) => headerIn(headers, 'authorization'));
  expect(encoded).not.toBe(plain);
});

test.each([
  ['/bucket/report%2Epdf', '/bucket/report.pdf'],
  ['/bucket/%2Ewell-known/..%2e', '/bucket/.well-known/...'],
  ['/bucket/%2e%2e/b', '/bucket/%2E%2E/b'],
  ['/bucket/%2e/b', '/bucket/%2E/b'],
  ['/bucket/a%2f%2e%2e%2fb', '/bucket/a%2F%2E%2E%2Fb'],
  ['/bucket/a%5c.%2e', '/bucket/a%5C.%2E'],
])(
  'the path %s of S3 is signed and sent as %s, so that no reader leaves the bucket',
  async (given, sent) => {
    const { path } = await signRequest(requestOf(given), scopeOf('s3'));
    expect(path).toBe(sent);
  },
);

test('the headers of the signature replace those of the document', async () => {
  const headers = wire([
    'x-amz-date',
    '20000101T000000Z',
    'X-AMZ-Security-Token',
    'mine',
    'X-Amz-Content-Sha256',
    'UNSIGNED-PAYLOAD',
    'authorization',
    'Basic YTpi',
    'Date',
    'yesterday',
  ]);
  const request = { ...requestOf('/'), headers };
  const plain = await signRequest(request, scopeOf('s3'));
  expect(Object.keys(headerRecord(plain.headers))).toEqual([
    'date',
    'x-amz-date',
    'x-amz-content-sha256',
    'authorization',
  ]);
  expect(headerIn(plain.headers, 'x-amz-date')).toBe('20260102T030405Z');
  const scope = { ...scopeOf('s3'), credentials: { ...KEYS, sessionToken: 'SESSION/token+1==' } };
  const temporary = await signRequest(request, scope);
  expect(headerIn(temporary.headers, 'x-amz-security-token')).toBe('SESSION/token+1==');
  expect(headerIn(temporary.headers, 'authorization')).toContain(';x-amz-security-token,');
});

test('a Host of the document is the one that is signed, and repeated headers are joined', async () => {
  const headers = wire(['Host', 'queue.example', 'X-A', '1', 'x-a', 'caf\xc3\xa9']);
  const signed = await signRequest({ ...requestOf('/'), headers }, scopeOf('sqs'));
  const { signature, expected, signedHeaders } = checkSignature({
    method: 'GET',
    path: '/',
    headers: ['Host', 'queue.example', 'X-A', '1,café', ...signed.headers.slice(6)],
    body: '',
  });
  expect(signedHeaders).toContain('x-a');
  expect(signature).toBe(expected);
});
