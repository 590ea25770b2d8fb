import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import type { AuthorizerEvent } from '../../../src/execute/access/authorizer.js';
import type { GatewayOptions } from '../../../src/gateway.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

const SCHEMES = {
  lambda: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:aws:lambda' },
  },
  key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  iam: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
  oauth: { type: 'oauth2', flows: {} },
};

function secured(security: readonly object[], root: object = {}): object {
  return documentOf(
    {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://backend.test/x',
      requestParameters: {
        'integration.request.header.principal': 'context.authorizer.principalId',
        'integration.request.header.claim': "context.authorizer.claims['custom:role']",
        'integration.request.header.number': 'context.authorizer.number',
        'integration.request.header.key-id': 'context.identity.apiKeyId',
      },
    },
    { operation: { security }, root: { components: { securitySchemes: SCHEMES }, ...root } },
  );
}

/** Like a Map, and gives what nothing has looked at before. */
class LateMap {
  readonly #given: unknown;

  constructor(given: unknown) {
    this.#given = given;
  }

  get(): unknown {
    return this.#given;
  }
}

/** As the records of many databases are: what they know is not a member of their own. */
class ClassOfKey {
  readonly #enabled: boolean;

  constructor(enabled: boolean) {
    this.#enabled = enabled;
  }

  get enabled(): boolean {
    return this.#enabled;
  }
}

async function ask(
  document: object,
  options: GatewayOptions = {},
  headers: readonly string[] = [],
) {
  const api = inMemory(document, undefined, options);
  const answer = await api.send({ path: '/x', headers });
  return { ...api, answer, sent: api.calls[0]?.headers ?? [] };
}

const TOKEN = ['Authorization', 'Bearer t'];

describe('closed by default', () => {
  test.each([
    ['a lambda authorizer', [{ lambda: [] }], 401, 'UnauthorizedException'],
    ['SigV4', [{ iam: [] }], 401, 'UnauthorizedException'],
    ['a scheme that AWS ignores', [{ oauth: [] }], 401, 'UnauthorizedException'],
    ['a scheme that nobody defined', [{ nowhere: [] }], 401, 'UnauthorizedException'],
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

  test('fallthrough never passes on what an authorizer refused', async () => {
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

  test('"upstream" trusts the middleware in front', async () => {
    expect(
      (await ask(secured([{ iam: [] }]), { authorizers: { AWS_IAM: 'upstream' } })).answer.status,
    ).toBe(200);
  });

  const granted = { principalId: 'me', policyDocument: { Statement: [] as object[] } };
  const stated = (...Statement: object[]) => ({ ...granted, policyDocument: { Statement } });
  const open = { Action: '*', Effect: 'Allow', Resource: '*' };
  test.each<readonly [about: string, result: unknown]>([
    ['null', null],
    ['0', 0],
    ['1', 1],
    ['the text true', 'true'],
    ['a function', () => true],
    ['a list', [true]],
    ['{}', {}],
    ['a Map', new Map([['claims', {}]])],
    ['claims: undefined', { claims: undefined }],
    ['claims: null', { claims: null }],
    ['claims: false', { claims: false }],
    ['claims: text', { claims: 'x' }],
    ['claims: list', { claims: [] }],
    ['claims: a promise', { claims: Promise.resolve({ sub: 's' }) }],
    ['claims with a promise inside', { claims: { sub: Promise.resolve('s') } }],
    ['claims and what is not understood', { claims: {}, isAuthorized: false }],
    ['claims of the prototype', Object.create({ claims: {} })],
    ['isAuthorized', { isAuthorized: true }],
    ['no policy', { principalId: 'me' }],
    ['no principalId', { policyDocument: { Statement: open } }],
    ['a principalId that is no text', { ...stated(open), principalId: 5 }],
    ['a list in the context', { ...stated(open), context: { roles: ['a'] } }],
    ['an object in the context', { ...stated(open), context: { user: {} } }],
    ['null in the context', { ...stated(open), context: { user: null } }],
    ['NaN in the context', { ...stated(open), context: { user: Number.NaN } }],
    ['a context that is no map', { ...stated(open), context: 'x' }],
    ['a context that is a list', { ...stated(open), context: ['x'] }],
    ['a key that is no text', { ...stated(open), usageIdentifierKey: 5 }],
    ['a condition', stated(open, { ...open, Effect: 'Deny', Condition: {} })],
    ['NotResource', stated(open, { Action: '*', Effect: 'Deny', NotResource: '*/x' })],
    ['claims that are not understood beside a policy', { ...stated(open), claims: 'x' }],
    [
      'a getter that throws',
      {
        get claims() {
          throw new Error('gone');
        },
      },
    ],
  ])('an answer that is not understood is 500: %s', async (_, result) => {
    for (const authorizer of [() => result, async () => result]) {
      const { answer, calls, errors } = await ask(
        secured([{ lambda: [] }]),
        { authorizers: { lambda: authorizer as never } },
        TOKEN,
      );
      expect(answer).toMatchObject({
        status: 500,
        text: '{"message":null}',
        headers: { 'x-amzn-errortype': 'AuthorizerConfigurationException' },
      });
      expect(calls).toHaveLength(0);
      expect(errors).toMatchObject([
        {
          type: 'AUTHORIZER_CONFIGURATION_ERROR',
          cause: {
            message: expect.stringMatching(
              /^The authorizer "lambda" returned something that is not/,
            ),
          },
        },
      ]);
    }
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

  test('that never answers ends after the deadline', async () => {
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
              'The authorizer "lambda" threw: no result within 1 ms (option hookTimeoutInMillis)',
          },
        },
      ]);
    }
  });

  test.each([
    ['false', false, ''],
    ['a silent policy', stated(), ''],
    ['a policy that denies', stated(open, { ...open, Effect: 'Deny' }), ' with an explicit deny'],
  ])('%s denies in the words of AWS', async (_, result, suffix) => {
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
    ['both allow', stated(open), 200],
    ['the policy denies', stated({ ...open, Effect: 'Deny' }), 403],
    ['the policy is silent', stated(), 403],
  ])('gives claims beside a policy: %s', async (_, result, status) => {
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
    'that denies is heard in the gateway response %s',
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
      for (const result of [stated({ ...open, Effect: 'Deny' }), stated()]) {
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

  test('what a failed authorizer leaves to templates: no message, or null as JSON', async () => {
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

  test('judges the path that was routed, whatever slashes the client adds', async () => {
    const deny = { ...open, Effect: 'Deny', Resource: '*/GET/x' };
    const seen: AuthorizerEvent[] = [];
    const { send, calls, gateway } = inMemory(secured([{ lambda: [] }]), undefined, {
      authorizers: {
        lambda: (event) => {
          seen.push(event);
          return stated(open, deny) as never;
        },
      },
    });
    for (const path of ['/x', '/x/', '//x', '/x//']) {
      if (gateway.find('GET', path) === undefined) {
        continue;
      }
      expect((await send({ path, headers: TOKEN })).status, path).toBe(403);
      expect(seen.at(-1)).toMatchObject({
        methodArn: expect.stringMatching(/\/GET\/x$/),
        path: '/x',
        requestContext: { path: '/test/x' },
      });
    }
    expect(seen.length).toBeGreaterThan(1);
    expect(calls).toHaveLength(0);
  });

  test('without its token is not asked: 401', async () => {
    let asked = 0;
    const authorizers = {
      lambda: () => {
        asked++;
        return true;
      },
    };
    expect((await ask(secured([{ lambda: [] }]), { authorizers })).answer.status).toBe(401);
    expect(asked).toBe(0);
  });

  test('sees what AWS would send', async () => {
    let seen: unknown;
    const authorizers = {
      lambda: (event: object) => {
        seen = event;
        return true;
      },
    };
    const { gateway } = await ask(secured([{ lambda: [] }]), { authorizers }, TOKEN);
    expect(seen).toMatchObject({
      type: 'TOKEN',
      name: 'lambda',
      authorizationToken: 'Bearer t',
      methodArn: `arn:aws:execute-api:us-east-1:123456789012:${gateway.api.id}/test/GET/x`,
      resource: '/x',
      httpMethod: 'GET',
      headers: { Authorization: 'Bearer t' },
    });
  });

  test('judges the path that was routed: a slash at the end walks around no Deny', async () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: '*/GET/x' };
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    const arns: string[] = [];
    const authorizers = {
      lambda: ({ methodArn }: { methodArn: string }) => {
        arns.push(methodArn);
        return { principalId: 'ann', policyDocument: { Statement: [everything, deny] } };
      },
    };
    const { send } = inMemory(secured([{ lambda: [] }]), undefined, { authorizers });
    for (const path of ['/x', '/x/']) {
      expect((await send({ path, headers: TOKEN })).status, path).toBe(403);
    }
    expect(new Set(arns).size).toBe(1);
  });

  test('what it says is in $context, over what the hook said', async () => {
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

  test('all of several must agree', async () => {
    const both = secured([{ lambda: [], iam: [] }]);
    const authorizers = { lambda: () => true, AWS_IAM: () => false };
    expect((await ask(both, { authorizers }, TOKEN)).answer.status).toBe(403);
  });
});

describe('identityValidationExpression', () => {
  const jwt = (claims: object) =>
    `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
  test.each<readonly [type: string, expression: string, token: string, status: number]>([
    ['token', 'Bearer [a-z]+', 'Bearer abc', 200],
    ['token', 'Bearer [a-z]+', 'Bearer abc1', 401],
    ['token', '[a-z]+', 'Bearer abc', 401],
    ['token', '^x-[a-z]+', 'x-abc', 200],
    ['token', '\\w{5}', 'abcde', 200],
    ['token', '\\w{5}', 'abcdef', 401],
    ['token', '(?i)BEARER \\p{Alpha}+', 'bearer abc', 200],
    ['token', '(a|a?)+b', 'a'.repeat(5000), 401],
    ['request', 'Bearer [a-z]+', 'anything', 200],
    ['cognito_user_pools', 'client-[0-9]+', jwt({ aud: 'client-7' }), 200],
    ['cognito_user_pools', 'client-[0-9]+', `Bearer ${jwt({ aud: ['ä', 'client-7'] })}`, 200],
    ['cognito_user_pools', 'client-[0-9]+', jwt({ aud: 'other' }), 401],
    ['cognito_user_pools', 'client-[0-9]+', jwt({}), 401],
    ['cognito_user_pools', 'client-[0-9]+', 'client-7', 401],
  ])('%s, %s: %s is %i', async (type, expression, token, status) => {
    let asked = 0;
    const scheme = {
      ...SCHEMES.lambda,
      'x-amazon-apigateway-authorizer': { type, identityValidationExpression: expression },
    };
    const document = secured([{ lambda: [] }], {
      components: { securitySchemes: { lambda: scheme } },
    });
    const authorizers = {
      lambda: () => {
        asked += 1;
        return true;
      },
    };
    const { answer } = await ask(document, { authorizers }, ['Authorization', token]);
    expect(answer.status).toBe(status);
    expect(asked).toBe(status === 200 ? 1 : 0);
    const upstream = await ask(document, { authorizers: { lambda: 'upstream' } }, []);
    expect(upstream.answer.status).toBe(200);
  });
});

describe('an API key', () => {
  const apiKeys = new Map([
    ['good', { id: 'k1' }],
    ['old', { enabled: false }],
  ]);
  test.each([
    [['X-API-KEY', 'good'], 200],
    [['x-api-key', 'bad'], 403],
    [['x-api-key', 'old'], 403],
    [[], 403],
    [['x-api-key', ''], 403],
  ])('%s: %i', async (headers, status) => {
    const { answer, sent } = await ask(secured([{ key: [] }]), { apiKeys }, headers);
    expect(answer.status).toBe(status);
    if (status === 200) {
      expect(sent).toEqual(expect.arrayContaining(['key-id', 'k1']));
    } else {
      expect(answer.text).toBe('{"message":"Forbidden"}');
    }
  });

  test('may be looked up', async () => {
    const find = async (key: string) => (key === 'good' ? { id: 'k2' } : undefined);
    expect(
      (await ask(secured([{ key: [] }]), { apiKeys: find }, ['x-api-key', 'good'])).answer.status,
    ).toBe(200);
  });

  test.each<readonly [about: string, given: unknown, status: number]>([
    ['true', true, 200],
    ['{}', {}, 200],
    ['{ id, name }', { id: 'k', name: 'Ada' }, 200],
    ['{ enabled: true }', { enabled: true }, 200],
    ['false', false, 403],
    ['undefined', undefined, 403],
    ['null', null, 403],
    ['{ enabled: false }', { enabled: false }, 403],
    ['0', 0, 500],
    ['1', 1, 500],
    ["''", '', 500],
    ['a text', 'yes', 500],
    ['a list', [], 500],
    ['a Map', new Map(), 500],
    ['{ enabled: 0 }', { enabled: 0 }, 500],
    ["{ enabled: 'false' }", { enabled: 'false' }, 500],
    ['{ enabled: null }', { enabled: null }, 500],
    ['{ id: 5 }', { id: 5 }, 500],
    ['{ Enabled: false }', { Enabled: false }, 500],
    ['{ enabld: false }', { enabld: false }, 500],
    ['a getter of a class: true', new ClassOfKey(true), 200],
    ['a getter of a class: false', new ClassOfKey(false), 403],
    ['a promise in the object', { enabled: Promise.resolve(false) }, 500],
  ])('a look at it gives %s', async (_, given, status) => {
    for (const find of [() => given, async () => given, new LateMap(given)]) {
      const { answer, errors, calls } = await ask(
        secured([{ key: [] }]),
        { apiKeys: find as never },
        ['x-api-key', 'secret-key'],
      );
      expect(answer.status).toBe(status);
      expect(calls).toHaveLength(status === 200 ? 1 : 0);
      if (status === 500) {
        expect(errors).toMatchObject([
          {
            type: 'AUTHORIZER_CONFIGURATION_ERROR',
            cause: { message: expect.stringMatching(/^The apiKeys hook returned/) },
          },
        ]);
        expect(String(errors[0]?.cause)).not.toContain('secret-key');
      }
    }
  });

  test.each<readonly [about: string, apiKeys: () => never, reason: string]>([
    [
      'throws',
      () => {
        throw new Error('down');
      },
      'down',
    ],
    ['rejects', () => Promise.reject(new Error('down')) as never, 'down'],
    ['never ends', () => new Promise(() => {}) as never, 'no result within 1 ms'],
  ])('whose look-up %s is 500', async (_, apiKeys, reason) => {
    const { answer, errors } = await ask(
      secured([{ key: [] }]),
      { apiKeys, hookTimeoutInMillis: 1 },
      ['x-api-key', 'k'],
    );
    expect(answer.status).toBe(500);
    expect(errors[0]).toMatchObject({
      type: 'AUTHORIZER_FAILURE',
      cause: { message: expect.stringContaining(`The apiKeys hook threw: ${reason}`) },
    });
  });

  test('may come from the authorizer', async () => {
    const document = secured([{ lambda: [], key: [] }], {
      'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
    });
    const policyDocument = { Statement: { Action: '*', Effect: 'Allow', Resource: '*' } };
    const authorizers = {
      lambda: () => ({ principalId: 'p', policyDocument, usageIdentifierKey: 'good' }),
    };
    expect((await ask(document, { apiKeys, authorizers }, TOKEN)).answer.status).toBe(200);
    expect(
      (
        await ask(document, { apiKeys, authorizers: { lambda: () => true } }, [
          ...TOKEN,
          'x-api-key',
          'good',
        ])
      ).answer.status,
    ).toBe(403);
  });
});
