import { describe, expect, test } from 'vitest';
import type { AuthorizerEvent, SignedRequest } from '../../../../src/index.js';
import { bodyText, inMemory } from '../../../support/in-memory.js';
import { ask, secured } from '../secured.js';

const SIGNED = ['Authorization', 'AWS4-HMAC-SHA256 Credential=AKID/d/r/s/t, Signature=abc'];

/** Asks a method with AWS_IAM, whose authorizer lets all pass. */
async function iam(headers: readonly string[]) {
  let asked = 0;
  const AWS_IAM = () => {
    asked += 1;
    return true;
  };
  const api = await ask(secured([{ iam: [] }]), { authorizers: { AWS_IAM } }, headers);
  return { ...api, asked };
}

test.each([[SIGNED], [['authorization', 'AWS4-ECDSA-P256-SHA256 Credential=AKID/d/r/s/t']]])(
  'a signed request is for the authorizer: %j',
  async (headers) => {
    const { answer, asked } = await iam(headers);
    expect([answer.status, asked]).toEqual([200, 1]);
  },
);

test.each([[[]], [['Authorization', '']], [['Authorization', '  ']], [['X-Amz-Signature', 'abc']]])(
  'an unsigned one is not: %j',
  async (headers) => {
    const { answer, asked } = await iam(headers);
    expect(asked).toBe(0);
    expect(answer).toMatchObject({
      status: 403,
      text: '{"message":"Missing Authentication Token"}',
      headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
    });
  },
);

test.each<readonly [authorization: string, message: string]>([
  ['x', "'x' not a valid key=value pair (missing equal-sign) in Authorization header: 'x'."],
  [
    'Bearer abc.def',
    "'abc.def' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer abc.def'.",
  ],
  [
    'Basic YTpi=',
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=Basic YTpi=",
  ],
])('an Authorization of another kind is taken for a bad signature: %s', async (value, message) => {
  const { answer, asked } = await iam(['Authorization', value]);
  expect(asked).toBe(0);
  expect(answer).toMatchObject({
    status: 403,
    text: JSON.stringify({ message }),
    headers: { 'x-amzn-errortype': 'IncompleteSignatureException' },
  });
});

test("'upstream' checks nothing", async () => {
  const { answer } = await ask(secured([{ iam: [] }]), { authorizers: { AWS_IAM: 'upstream' } });
  expect(answer.status).toBe(200);
});

describe('what a verifier gets', () => {
  /** Sends a body to a method with AWS_IAM. */
  async function verified(
    AWS_IAM: (event: AuthorizerEvent, signed: SignedRequest) => unknown,
    payloadLimit = 100,
  ) {
    const document = secured([{ iam: [] }]);
    const paths = (document as { readonly paths: Record<string, Record<string, object>> }).paths;
    const operation = paths['/x']?.get ?? {};
    const posted = {
      ...document,
      paths: { '/x': { post: { ...operation, 'x-amazon-apigateway-integration': PROXY } } },
    };
    const api = inMemory(posted, undefined, {
      authorizers: { AWS_IAM: AWS_IAM as never },
      payloadLimit,
    });
    const body = {
      async *[Symbol.asyncIterator]() {
        yield new TextEncoder().encode('a ');
        yield new TextEncoder().encode('body');
      },
    };
    const answer = await api.send({
      httpMethod: 'POST',
      path: '/x',
      queryString: 'a=1',
      originalTarget: '/v1/x?a=1',
      headers: [...SIGNED, 'Transfer-Encoding', 'chunked'],
      body,
    });
    return { ...api, answer };
  }
  const PROXY = { type: 'http_proxy', httpMethod: 'POST', uri: 'http://backend.test/x' };

  test('is the request as it was sent', async () => {
    let seen: SignedRequest | undefined;
    const { answer } = await verified((_, signed) => {
      seen = signed;
      return true;
    });
    expect(answer.status).toBe(200);
    expect(seen).toMatchObject({
      httpMethod: 'POST',
      path: '/v1/x',
      queryString: 'a=1',
      headers: [...SIGNED, 'Transfer-Encoding', 'chunked'],
      region: 'us-east-1',
      time: Date.UTC(2026, 0, 2, 3, 4, 5),
    });
  });

  test.each<readonly [about: string, verifier: (signed: SignedRequest) => unknown]>([
    [
      'reads, twice,',
      async (signed) => {
        await signed.body();
        return (await signed.body()).length === 6;
      },
    ],
    [
      'begins to read',
      (signed) => {
        signed.body();
        return true;
      },
    ],
    ['does not read', () => true],
  ])('%s the body, and the backend gets it', async (_, verifier) => {
    const { answer, calls } = await verified((_event, signed) => verifier(signed));
    expect(answer.status).toBe(200);
    expect(await bodyText(calls[0] as never)).toBe('a body');
  });

  test('a body that is too long is a 413', async () => {
    const { answer, calls } = await verified(async (_, signed) => {
      await signed.body();
      return true;
    }, 3);
    expect([answer.status, calls.length]).toEqual([413, 0]);
  });

  test('a body is not read once the request is judged', async () => {
    let late: SignedRequest | undefined;
    await verified((_, signed) => {
      late = signed;
      return true;
    });
    await expect(late?.body()).rejects.toThrow(/after the request was judged/);
  });
});
