import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type IamAuthorizerOptions, iamAuthorizer } from '../../src/iam/index.js';
import { HOSTS } from '../support/hosts.js';
import { bodyText, headerRecord } from '../support/in-memory.js';
import {
  ADA,
  asRequest,
  KEY,
  NOW,
  protectedDocument,
  protectedGateway,
  signedByAws4,
  signedBySdk,
  type Unsigned,
} from './signing.js';

const credentials = { [KEY.accessKeyId]: { secretAccessKey: KEY.secretAccessKey, userArn: ADA } };

const open = (options: Partial<IamAuthorizerOptions> = {}, root: object = {}) =>
  protectedGateway({ authorizers: { AWS_IAM: iamAuthorizer({ credentials, ...options }) } }, root);

const REQUESTS: readonly Unsigned[] = [
  {},
  { path: '/a%20b/c%2Fd' },
  { path: '/a/' },
  { query: { b: '1', a: 'x y', 'a-b': 'ä&=+/' } },
  { method: 'POST', body: '{"name":"ä"}', headers: { 'content-type': 'application/json' } },
  { method: 'DELETE', headers: { 'X-Amz-Meta': '  two   blanks ' } },
];

describe('a signature of another package is accepted', () => {
  test.each(REQUESTS)("the AWS SDK's: %j", async (unsigned) => {
    const signed = await signedBySdk(unsigned);
    const { send, calls, errors } = open();
    expect((await send(asRequest(signed, unsigned))).status, String(errors[0]?.cause)).toBe(200);
    expect(headerRecord(calls[0]?.headers ?? [])).toMatchObject({
      arn: ADA,
      key: KEY.accessKeyId,
      account: '123456789012',
    });
    expect(await bodyText(calls[0] as never)).toBe(unsigned.body ?? '');
  });

  test.each(REQUESTS)('that of aws4: %j', async (unsigned) => {
    const { send, errors } = open();
    const request = asRequest(signedByAws4(unsigned), unsigned);
    expect((await send(request)).status, String(errors[0]?.cause)).toBe(200);
  });

  test('in the query, which the backend does not see', async () => {
    for (const signed of [
      await signedBySdk({ query: { a: '1' } }, { expiresIn: 60 }),
      signedByAws4({ query: { a: '1', 'X-Amz-Expires': '60' } }, { signQuery: true }),
    ]) {
      const { send, calls, errors } = open();
      expect((await send(asRequest(signed))).status, String(errors[0]?.cause)).toBe(200);
      expect(calls[0]?.path).toBe('/x?a=1');
    }
  });

  test('of temporary credentials', async () => {
    const temporary = { ...KEY, sessionToken: 'a-token' };
    const own = { ...KEY, sessionToken: 'a-token', userArn: ADA };
    const signed = await signedBySdk({}, { credentials: temporary });
    expect((await open({ credentials: [own] }).send(asRequest(signed))).status).toBe(200);
  });

  test.each([
    ['a list', [{ ...KEY, userArn: ADA }]],
    ['a function', () => credentials[KEY.accessKeyId]],
    ['a function that returns a promise', async () => credentials[KEY.accessKeyId]],
  ])('of credentials in %s', async (_, given) => {
    const { send } = open({ credentials: given as never });
    expect((await send(asRequest(signedByAws4({})))).status).toBe(200);
  });
});

describe.each(HOSTS.filter(({ kind }) => kind !== 'node' && kind !== 'fetch'))('$name', (host) => {
  test('verifies the path that the client signed, with the mount path, and passes the body on', async () => {
    const sent: string[] = [];
    const { port } = await host.start({
      gateways: { '/v1': protectedDocument() },
      options: {
        clock: () => NOW.getTime(),
        authorizers: { AWS_IAM: iamAuthorizer({ credentials }) },
        backends: {
          HTTP_PROXY: async (request) => {
            sent.push(await bodyText(request));
            return { statusCode: 200, headers: [], body: 'served' };
          },
        },
      },
    });
    const unsigned = { method: 'POST', body: 'a body', host: `127.0.0.1:${port}` };
    const statusOf = (path: string) =>
      signedBySdk({ ...unsigned, path }).then(({ headers }) =>
        exchangeOn(port, '/v1/x%20y', 'POST', headers, 'a body'),
      );
    expect(await statusOf('/v1/x%20y')).toBe(200);
    expect(await statusOf('/x%20y')).toBe(403);
    expect(sent).toEqual(['a body']);
  });
});

function exchangeOn(
  port: number,
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end(body);
  });
}

const MISMATCH =
  /^\{"message":"The request signature we calculated does not match the signature you/;
const INVALID = /^\{"Message":"The security token included in the request is invalid\."\}$/;

describe('a request that is not the signed one is refused', () => {
  const signed = signedByAws4({ path: '/a/b', query: { q: '1' }, headers: { 'X-Amz-Meta': 'm' } });
  const request = asRequest(signed);
  const changed = (name: string, value: string) => ({
    ...request,
    headers: (request.headers as readonly string[]).map((one, index, all) =>
      index % 2 === 1 && all[index - 1]?.toLowerCase() === name ? value : one,
    ),
  });

  test('and the signed one is not', async () => {
    expect((await open().send(request)).status).toBe(200);
  });

  test.each([
    ['another method', { ...request, httpMethod: 'POST' }],
    ['another path', { ...request, path: '/a/c' }],
    ['a path in another spelling', { ...request, path: '/a/%62' }],
    ['a doubled slash', { ...request, path: '/a//b' }],
    ['a path that resolves to it', { ...request, path: '/c/../a/b' }],
    ['another query', { ...request, queryString: 'q=2' }],
    ['a longer query', { ...request, queryString: 'q=1&admin=1' }],
    ['a query that others split', { ...request, queryString: 'q=1;admin=1' }],
    ['another host', changed('host', 'other.test')],
    ['another signed header', changed('x-amz-meta', 'n')],
    [
      'a header of AWS that is not signed',
      { ...request, headers: [...(request.headers ?? []), 'X-Amz-Acl', 'public'] },
    ],
    [
      'a signed header twice',
      { ...request, headers: [...(request.headers ?? []), 'x-amz-meta', 'n'] },
    ],
    [
      'no signed header',
      {
        ...request,
        headers: (request.headers ?? []).map((one) => (one === 'X-Amz-Meta' ? 'X-Meta' : one)),
      },
    ],
    [
      'a body',
      {
        ...request,
        headers: [...(request.headers ?? []), 'Content-Length', '1'],
        body: new Uint8Array([1]),
      },
    ],
  ])('%s', async (_, given) => {
    const { answer, calls } = await sent(given);
    expect(answer).toMatchObject({
      status: 403,
      text: expect.stringMatching(MISMATCH),
      headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
    });
    expect(calls).toHaveLength(0);
  });

  async function sent(given: object, options: Partial<IamAuthorizerOptions> = {}) {
    const api = open(options);
    return { ...api, answer: await api.send(given) };
  }

  test('another secret', async () => {
    const other = { [KEY.accessKeyId]: { secretAccessKey: 'other', userArn: ADA } };
    expect((await sent(request, { credentials: other })).answer.text).toMatch(MISMATCH);
  });

  test.each<readonly [about: string, given: unknown]>([
    ['an access key that is not known', {}],
    ['one that a function does not know', () => undefined],
    ['one that a function knows as null', async () => null],
    ['one of temporary credentials', [{ ...KEY, userArn: ADA, sessionToken: 'a-token' }]],
  ])('%s', async (_, given) => {
    const { answer } = await sent(request, { credentials: given as never });
    expect(answer).toMatchObject({
      status: 403,
      text: expect.stringMatching(INVALID),
      headers: { 'x-amzn-errortype': 'AccessDeniedException' },
    });
  });

  test('a session token that the key does not have', async () => {
    const given = signedByAws4({}, { credentials: { ...KEY, sessionToken: 'other' } });
    expect((await sent(asRequest(given))).answer.text).toMatch(INVALID);
  });
});

describe('a method override', () => {
  const OVERRIDE = 'X-HTTP-Method-Override';
  const statusOf = (methodOverride: boolean, signed: Unsigned, more: readonly string[]) => {
    const authorizers = { AWS_IAM: iamAuthorizer({ credentials }) };
    const { headers = [], ...request } = asRequest(signedByAws4(signed), signed);
    const api = protectedGateway({ methodOverride, authorizers });
    return api.send({ ...request, headers: [...headers, ...more] }).then(({ status }) => status);
  };
  const post = { method: 'POST', body: '{}' };

  test.each<
    readonly [about: string, isEnabled: boolean, signed: Unsigned, more: string[], n: number]
  >([
    ['that is signed takes effect', true, { ...post, headers: { [OVERRIDE]: 'DELETE' } }, [], 200],
    ['that is not signed is refused', true, post, [OVERRIDE, 'DELETE'], 403],
    ['that changes nothing need not be signed', true, post, [OVERRIDE, 'POST'], 200],
    ['without the option need not be signed', false, post, [OVERRIDE, 'DELETE'], 200],
  ])('%s', async (_, isEnabled, signed, more, status) => {
    expect(await statusOf(isEnabled, signed, more)).toBe(status);
  });
});

describe('the body', () => {
  const unsigned = { method: 'POST', body: 'a body' };
  const withHash = (value: string) =>
    asRequest(signedByAws4({ ...unsigned, headers: { 'X-Amz-Content-Sha256': value } }), unsigned);

  test('is compared with the hash that the client names', async () => {
    const signed = await signedBySdk(unsigned);
    expect(Object.keys(signed.headers)).toContain('x-amz-content-sha256');
    const other = asRequest(signed, { ...unsigned, body: 'b body' });
    expect((await open().send(other)).text).toMatch(MISMATCH);
  });

  test.each<readonly [claim: string, allowUnsignedPayload: boolean, status: number]>([
    ['UNSIGNED-PAYLOAD', false, 403],
    ['UNSIGNED-PAYLOAD', true, 200],
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', true, 403],
    ['', true, 403],
  ])(
    'with the hash %j and allowUnsignedPayload %s: %i',
    async (claim, allowUnsignedPayload, status) => {
      const { send } = open({ allowUnsignedPayload });
      expect((await send(withHash(claim))).status).toBe(status);
    },
  );

  test('is read up to the option payloadLimit', async () => {
    const api = protectedGateway({
      payloadLimit: 3,
      authorizers: { AWS_IAM: iamAuthorizer({ credentials }) },
    });
    const { status } = await api.send(asRequest(signedByAws4(unsigned), unsigned));
    expect([status, api.calls.length]).toEqual([413, 0]);
  });

  test('is not read for an access key that is not known', async () => {
    let reads = 0;
    const body = {
      async *[Symbol.asyncIterator]() {
        reads += 1;
        yield new Uint8Array([1]);
      },
    };
    const { send } = open({ credentials: {} });
    const { status } = await send({ ...asRequest(signedByAws4(unsigned), unsigned), body });
    expect([status, reads]).toEqual([403, 0]);
  });
});

const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

test.each<readonly [about: string, seconds: number, message: string | undefined]>([
  ['five minutes old', -300, undefined],
  [
    'older',
    -301,
    'Signature expired: 20260102T025904Z is now earlier than 20260102T025905Z (20260102T030405Z - 5 min.)',
  ],
  ['five minutes early', 300, undefined],
  [
    'earlier',
    301,
    'Signature not yet current: 20260102T030906Z is still later than 20260102T030905Z (20260102T030405Z + 5 min.)',
  ],
])('a signature that is %s, by the clock of the gateway', async (_, seconds, message) => {
  const { status, text, headers } = await open().send(
    asRequest(signedByAws4({}, { date: at(seconds) })),
  );
  expect([status, text]).toEqual(
    message === undefined ? [200, '{}'] : [403, JSON.stringify({ message })],
  );
  expect(headers['x-amzn-errortype']).toBe(
    message === undefined ? undefined : 'InvalidSignatureException',
  );
});

test.each<readonly [age: number, expiresIn: number, message: RegExp | undefined]>([
  [3600, 3600, undefined],
  [3601, 3600, /^\{"message":"Signature expired: 20260102T030404Z is now earlier than /],
  [-301, 3600, /Signature not yet current/],
])('a signature in the query, %i s old, is valid for its %i s', async (age, expiresIn, message) => {
  const signed = await signedBySdk({}, { signingDate: at(-age), expiresIn });
  const { status, text } = await open().send(asRequest(signed));
  expect(status).toBe(message === undefined ? 200 : 403);
  expect(text).toMatch(message ?? /^\{\}$/);
});

test.each<
  readonly [scope: object, options: Partial<IamAuthorizerOptions>, message: RegExp | undefined]
>([
  [{ region: 'eu-central-1' }, {}, /should be scoped to a valid region, not 'eu-central-1'/],
  [{ region: 'eu-central-1' }, { region: 'eu-central-1' }, undefined],
  [{ service: 's3' }, {}, /should be scoped to correct service: 'execute-api'/],
])('a signature for %j with %j', async (scope, options, message) => {
  const { text } = await open(options).send(asRequest(signedByAws4({}, scope)));
  expect(text).toMatch(message ?? /^\{\}$/);
});

test('the option host is the one that clients sign', async () => {
  const { headers, target } = signedByAws4({ host: 'public.test' });
  const request = asRequest({ target, headers: { ...headers, Host: 'inside.test' } });
  expect((await open({ host: 'public.test' }).send(request)).status).toBe(200);
  expect((await open().send(request)).status).toBe(403);
});

describe('policies', () => {
  const policyOf = (Effect: string, Resource = '*') => ({
    Version: '2012-10-17',
    Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }],
  });
  const send = async (policies: readonly object[], root: object = {}) => {
    const own = { ...KEY, userArn: ADA, user: 'AIDAEXAMPLEEXAMPLE00', policies };
    const api = open({ credentials: [own as never] }, root);
    return api.send(asRequest(signedByAws4({ path: '/ada' })));
  };

  test.each<readonly [policies: readonly object[], status: number, explicitly: boolean]>([
    [[policyOf('Allow')], 200, false],
    [[policyOf('Allow', '*/GET/${aws:username}')], 200, false],
    [[policyOf('Allow', '*/GET/eve'), policyOf('Allow', '*/GET/ada')], 200, false],
    [[], 403, false],
    [[policyOf('Allow', '*/POST/*')], 403, false],
    [[policyOf('Allow'), policyOf('Deny', '*/GET/ada')], 403, true],
  ])('of the caller decide: %j', async (policies, status, explicitly) => {
    const answer = await send(policies);
    expect(answer.status).toBe(status);
    if (status === 403) {
      const text = `User: ${ADA} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:\\*{8}9012:\\w{10}/test/GET/ada${explicitly ? ' with an explicit deny' : ''}`;
      expect(answer.text).toMatch(new RegExp(`^\\{"Message":"${text}"\\}$`));
    }
  });

  test('that are not understood are a 500', async () => {
    expect((await send([{ Statement: [{ Effect: 'Permit' }] }])).status).toBe(500);
    expect((await send([null as never])).status).toBe(500);
  });

  test.each<readonly [Principal: object | string, Effect: string, status: number]>([
    [{ AWS: ADA }, 'Allow', 200],
    [{ AWS: '123456789012' }, 'Allow', 200],
    [{ AWS: 'arn:aws:iam::123456789012:user/eve' }, 'Allow', 403],
    [{ AWS: ADA }, 'Deny', 403],
    ['*', 'Allow', 200],
  ])('of the API know the principal: %j %s, %i', async (Principal, Effect, status) => {
    const policy = {
      Version: '2012-10-17',
      Statement: { Effect, Principal, Action: '*', Resource: 'execute-api:/*' },
    };
    const policies = Effect === 'Deny' ? [policyOf('Allow')] : [];
    const answer = await send(policies, { 'x-amazon-apigateway-policy': policy });
    expect(answer.status).toBe(status);
  });
});

describe('credentials that misbehave open nothing', () => {
  test.each<readonly [about: string, lookup: () => unknown]>([
    [
      'a function that throws',
      () => {
        throw new Error('gone');
      },
    ],
    ['that rejects', async () => Promise.reject(new Error('gone'))],
    ['that returns true', () => true],
    ['that returns a text', () => KEY.secretAccessKey],
    ['that returns a secret that is none', () => ({ secretAccessKey: '', userArn: ADA })],
    ['that returns no principal', () => ({ secretAccessKey: KEY.secretAccessKey })],
    ['that returns another member', () => ({ ...credentials[KEY.accessKeyId], isAdmin: true })],
  ])('%s', async (_, lookup) => {
    const { send, calls, errors } = open({ credentials: lookup as never });
    expect((await send(asRequest(signedByAws4({})))).status).toBe(500);
    expect(calls).toHaveLength(0);
    expect(errors).toMatchObject([{ type: 'AUTHORIZER_FAILURE' }]);
    expect(String(errors[0]?.cause)).not.toContain(KEY.secretAccessKey);
  });
});

test.each<readonly [options: unknown, message: RegExp]>([
  [undefined, /iamAuthorizer/],
  [{}, /credentials must be a list, an object by access key, or a function/],
  [
    { credentials: [{ secretAccessKey: 's', userArn: ADA }] },
    /credentials\[0\] must .*"accessKeyId"/,
  ],
  [{ credentials: [{ ...KEY }] }, /must have a "secretAccessKey" and a "userArn"/],
  [
    {
      credentials: [
        { ...KEY, userArn: ADA },
        { ...KEY, userArn: ADA },
      ],
    },
    /one access key twice/,
  ],
  [
    { credentials, regions: 'x' },
    /"regions" is not an option of iamAuthorizer; did you mean "region"/,
  ],
  [{ credentials, region: 5 }, /region must be a string/],
])('the options %j are refused', (options, message) => {
  expect(() => iamAuthorizer(options as never)).toThrow(message);
});

test('another scheme than AWS_IAM has nothing to verify', async () => {
  await expect(
    Promise.resolve(iamAuthorizer({ credentials })({ name: 'login' } as never)),
  ).rejects.toThrow(/set it as authorizers\.AWS_IAM/);
});
