import { describe, expect, test } from 'vitest';
import { allowsInvoke } from '../../src/execute/policy.js';
import type { GatewayOptions } from '../../src/gateway.js';
import { documentOf, inMemory } from '../support/in-memory.js';

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
      message: expect.stringMatching(/give (authorizers|apiKeys)/),
    });
    expect(gateway.warnings.map(({ message }) => message).join()).toMatch(
      /give (authorizers|apiKeys)/,
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
    if (status === 200) expect(sent).toEqual(expect.arrayContaining(['key-id', 'k1']));
    else expect(answer.text).toBe('{"message":"Forbidden"}');
  });

  test('may be looked up', async () => {
    const find = async (key: string) => (key === 'good' ? { id: 'k2' } : undefined);
    expect(
      (await ask(secured([{ key: [] }]), { apiKeys: find }, ['x-api-key', 'good'])).answer.status,
    ).toBe(200);
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

describe('a policy', () => {
  const arn = 'arn:aws:execute-api:us-east-1:1:api/test/GET/a/b';
  const statement = (Effect: string, Resource: string, more: object = {}) => ({
    Action: 'execute-api:Invoke',
    Effect,
    Resource,
    ...more,
  });
  test.each([
    [[statement('Allow', '*')], true],
    [[statement('Allow', 'arn:aws:execute-api:*:*:api/test/GET/*')], true],
    [[statement('Allow', 'arn:aws:execute-api:us-east-1:1:api/test/GET/a')], false],
    [[statement('Allow', 'arn:aws:execute-api:us-east-1:1:api/test/G?T/a/b')], true],
    [[statement('Allow', '*'), statement('Deny', '*/GET/a/*')], false],
    [[statement('Allow', '*', { Action: 's3:*' })], false],
    [[statement('Allow', '*', { Action: ['s3:*', 'execute-api:*'] })], true],
    [[statement('Allow', '*', { Condition: {} })], false],
    [[statement('Deny', '*', { Condition: {} })], false],
    [[], false],
    [[{ Effect: 'Allow' }], false],
  ])('%j allows: %s', (Statement, allowed) => {
    expect(allowsInvoke({ Statement }, arn)).toBe(allowed);
  });

  test('many wildcards take no time', () => {
    expect(
      allowsInvoke({ Statement: statement('Allow', `${'*a'.repeat(12)}!`) }, 'a'.repeat(60)),
    ).toBe(false);
  });
});
