import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import { documentOf } from '../../support/in-memory.js';
import { OPEN, stated } from './policies.js';
import { ask, SCHEMES, secured, TOKEN } from './secured.js';

describe('closed by default', () => {
  test.each([
    ['a lambda authorizer', [{ lambda: [] }], 401, 'UnauthorizedException'],
    ['a scheme that AWS ignores', [{ oauth: [] }], 401, 'UnauthorizedException'],
    ['a scheme that is not defined', [{ nowhere: [] }], 401, 'UnauthorizedException'],
    ['an API key', [{ key: [] }], 403, 'ForbiddenException'],
  ])('%s', async (_, security, status, type) => {
    const { answer, calls, gateway, errors } = await ask(secured(security), {}, [
      ...TOKEN,
      'x-api-key',
      'k',
    ]);
    expect(answer.status).toBe(status);
    expect(answer.headers['x-amzn-errortype']).toBe(type);
    expect(calls).toHaveLength(0);
    expect(errors[0]?.cause).toMatchObject({
      message: expect.stringMatching(/(give|option) (authorizers|apiKeys)/),
    });
    expect(gateway.warnings.map(({ message }) => message).join()).toMatch(
      /(give|option) (authorizers|apiKeys)/,
    );
  });

  test('SigV4', async () => {
    const signed = ['Authorization', 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=f'];
    const { answer, errors } = await ask(secured([{ iam: [] }]), {}, signed);
    expect(answer.status).toBe(401);
    expect(errors[0]?.cause).toMatchObject({ message: expect.stringMatching(/"AWS_IAM"/) });
    expect((await ask(secured([{ iam: [] }]))).answer.status).toBe(403);
  });

  test('security: [] opens a method again', async () => {
    const document = secured([], { security: [{ lambda: [] }] });
    expect((await ask(document)).answer.status).toBe(200);
  });

  test('security at the root closes a method without its own', async () => {
    const document = documentOf(
      { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/x' },
      { root: { components: { securitySchemes: SCHEMES }, security: [{ lambda: [] }] } },
    );
    expect((await ask(document)).answer.status).toBe(401);
  });

  test('fallthrough does not pass on a request that an authorizer refused', async () => {
    const { answer } = await ask(secured([{ lambda: [] }]), { fallthrough: true });
    expect(answer.status).toBe(401);
  });
});

describe('an authorizer', () => {
  const allow = (Resource: string, Effect = 'Allow') => ({
    principalId: 'me',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }],
    },
    context: { number: 1 },
  });
  test.each([
    ['true', () => true, 200],
    ['false', () => false, 403],
    ['claims', () => ({ claims: { sub: 's' } }), 200],
    ['a policy that allows', () => allow('*'), 200],
    ['a policy that denies', () => allow('*', 'Deny'), 403],
    ['a policy for something else', () => allow('arn:aws:execute-api:*:*:*/*/POST/*'), 403],
    ['a policy for this method', ({ methodArn }: { methodArn: string }) => allow(methodArn), 200],
    [
      'Error("Unauthorized")',
      () => {
        throw new Error('Unauthorized');
      },
      401,
    ],
    [
      'another error',
      () => {
        throw new Error('down');
      },
      500,
    ],
    ['nonsense', () => 'yes' as never, 500],
    ['undefined', () => undefined as never, 500],
  ])('%s', async (_, authorizer, status) => {
    const { answer, calls } = await ask(
      secured([{ lambda: [] }]),
      { authorizers: { lambda: authorizer } },
      TOKEN,
    );
    expect(answer.status).toBe(status);
    expect(calls).toHaveLength(status === 200 ? 1 : 0);
  });

  test('"upstream" accepts every request', async () => {
    expect(
      (await ask(secured([{ iam: [] }]), { authorizers: { AWS_IAM: 'upstream' } })).answer.status,
    ).toBe(200);
  });

  test.each<readonly [about: string, thrown: unknown, status: number]>([
    ['Unauthorized', new Error('Unauthorized'), 401],
    ['the bare text', 'Unauthorized', 401],
    ['another error', new Error('down'), 500],
    ['almost the word', new Error('unauthorized'), 500],
    ['nothing', undefined, 500],
    ['null', null, 500],
    ['a GatewayError', new GatewayError('THROTTLED'), 429],
  ])('throws or rejects with %s', async (_, thrown, status) => {
    const doThrow = () => {
      throw thrown;
    };
    for (const authorizer of [doThrow, async () => doThrow()]) {
      const { answer, errors } = await ask(
        secured([{ lambda: [] }]),
        { authorizers: { lambda: authorizer } },
        TOKEN,
      );
      expect(answer.status).toBe(status);
      if (status === 500) {
        expect(answer.text).toBe('{"message":null}');
        expect(errors).toMatchObject([
          {
            type: 'AUTHORIZER_FAILURE',
            cause: { message: expect.stringMatching(/^The authorizer "lambda" threw: /) },
          },
        ]);
        expect(errors[0]).toHaveProperty('cause.cause', thrown);
      }
    }
  });

  test('that never settles ends after the deadline', async () => {
    // biome-ignore lint/suspicious/noThenProperty: a thenable is what this is about
    const never = { then: () => {} };
    for (const result of [new Promise<never>(() => {}), never]) {
      const { answer, errors } = await ask(
        secured([{ lambda: [] }]),
        { authorizers: { lambda: () => result as never }, hookTimeoutInMillis: 1 },
        TOKEN,
      );
      expect(answer).toMatchObject({ status: 500, text: '{"message":null}' });
      expect(errors).toMatchObject([
        {
          type: 'AUTHORIZER_FAILURE',
          cause: {
            message:
              'The authorizer "lambda" did not finish within 1 ms (option hookTimeoutInMillis)',
          },
        },
      ]);
    }
  });

  test.each([
    ['false', false, ''],
    ['a silent policy', stated(), ''],
    ['a policy that denies', stated(OPEN, { ...OPEN, Effect: 'Deny' }), ' with an explicit deny'],
  ])('%s denies with the message of AWS', async (_, result, suffix) => {
    const { answer } = await ask(
      secured([{ lambda: [] }]),
      { authorizers: { lambda: () => result as boolean } },
      TOKEN,
    );
    expect(answer).toMatchObject({
      status: 403,
      text: `{"Message":"User is not authorized to access this resource${suffix}"}`,
    });
  });

  test.each([
    ['both allow', stated(OPEN), 200],
    ['the policy denies', stated({ ...OPEN, Effect: 'Deny' }), 403],
    ['the policy is silent', stated(), 403],
  ])('may return claims beside a policy: %s', async (_, result, status) => {
    const claims = { 'custom:role': 'admin' };
    const { answer, sent } = await ask(
      secured([{ lambda: [] }]),
      { authorizers: { lambda: () => ({ ...result, claims }) as never } },
      TOKEN,
    );
    expect(answer.status).toBe(status);
    if (status === 200) {
      expect(sent).toEqual(expect.arrayContaining(['principal', 'me', 'claim', 'admin']));
    }
  });

  test.each(['ACCESS_DENIED', 'DEFAULT_4XX'])(
    'that denies provides $context for the gateway response %s',
    async (type) => {
      const responses = {
        [type]: {
          responseParameters: {
            'gatewayresponse.header.who': 'context.authorizer.principalId',
            'gatewayresponse.header.why': 'context.authorizer.why',
          },
          responseTemplates: { 'application/json': '{"why":"$context.authorizer.why"}' },
        },
      };
      const document = secured([{ lambda: [] }], {
        'x-amazon-apigateway-gateway-responses': responses,
      });
      for (const result of [stated({ ...OPEN, Effect: 'Deny' }), stated()]) {
        const { answer } = await ask(
          document,
          { authorizers: { lambda: () => ({ ...result, context: { why: 'trial' } }) as never } },
          TOKEN,
        );
        expect(answer).toMatchObject({
          status: 403,
          text: '{"why":"trial"}',
          headers: { who: 'me', why: 'trial' },
        });
      }
    },
  );

  test('after a failed authorizer the message is empty in templates, or null as JSON', async () => {
    const document = secured([{ lambda: [] }], {
      'x-amazon-apigateway-gateway-responses': {
        AUTHORIZER_FAILURE: {
          responseTemplates: {
            'application/json': '{"a":$context.error.messageString,"b":"$context.error.message"}',
          },
        },
      },
    });
    const authorizers = { lambda: () => Promise.reject(new Error('down')) };
    expect((await ask(document, { authorizers }, TOKEN)).answer.text).toBe('{"a":null,"b":""}');
  });

  test('its result is in $context, over the result of the context hook', async () => {
    const { sent } = await ask(
      secured([{ lambda: [] }]),
      {
        context: () => ({
          authorizer: { principalId: 'hook', claims: { 'custom:role': 'admin' } },
        }),
        authorizers: { lambda: () => allow('*') },
      },
      TOKEN,
    );
    expect(sent).toEqual(
      expect.arrayContaining(['principal', 'me', 'claim', 'admin', 'number', '1']),
    );
  });

  test('all of several must allow', async () => {
    const both = secured([{ lambda: [], iam: [] }]);
    const authorizers = { lambda: () => true, AWS_IAM: () => false };
    expect((await ask(both, { authorizers }, TOKEN)).answer.status).toBe(403);
  });
});

test('the API key that an authorizer returns is looked up, and its ID is in $context', async () => {
  const document = secured([{ lambda: [], key: [] }], {
    'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
  });
  const lambda = () => ({ ...stated(OPEN), usageIdentifierKey: 'k' }) as never;
  const apiKeys = new Map([['k', { id: 'id-of-k' }]]);
  const { answer, sent } = await ask(document, { authorizers: { lambda }, apiKeys }, TOKEN);
  expect(answer.status).toBe(200);
  expect(sent).toEqual(expect.arrayContaining(['key-id', 'id-of-k']));
});

test('claims that $context cannot hold are a 500', async () => {
  const claims: Record<string, unknown> = {};
  claims.self = claims;
  const authorizers = { lambda: () => ({ claims }) };
  const { answer, errors } = await ask(secured([{ lambda: [] }]), { authorizers }, TOKEN);
  expect(answer.status).toBe(500);
  expect(errors[0]).toMatchObject({ type: 'AUTHORIZER_CONFIGURATION_ERROR' });
});
