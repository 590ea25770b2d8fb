import { describe, expect, test } from 'vitest';
import { BareObject } from '../../../src/checks/bare-object.js';
import { GatewayContext } from '../../../src/execute/request-context/context.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { GatewayRequest } from '../../../src/model/message.js';
import { createRouter } from '../../../src/router/router.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { requestOf } from '../../support/scope.js';

const api = importRestApi(documentOf({ type: 'mock' }, { path: '/pets/{id}' }), { stage: 'prod' });
const ID = '01234567-89ab-4cde-8f01-23456789abcd';

function contextOf(
  parts: Partial<GatewayRequest> = {},
  time = Date.UTC(2020, 2, 4, 19, 15, 17, 135),
): GatewayContext {
  const request = requestOf({ path: '/pets/7', ...parts });
  return new GatewayContext({
    api,
    request,
    httpMethod: 'GET',
    match: createRouter(api.resources).find('GET', request.path),
    time,
    requestId: ID,
  });
}

describe('$context', () => {
  test('has the values that a gateway outside of AWS can have', () => {
    const { variables } = contextOf({
      headers: ['hOST', 'api.example.com:81', 'User-agent', 'curl'],
    });
    expect(variables).toMatchObject({
      accountId: '123456789012',
      apiId: expect.stringMatching(/^[a-z0-9]{10}$/),
      deploymentId: expect.stringMatching(/^[a-z0-9]{6}$/),
      domainName: 'api.example.com:81',
      domainPrefix: 'api',
      extendedRequestId: '0123456789abcde=',
      httpMethod: 'GET',
      identity: { sourceIp: '192.0.2.1', userAgent: 'curl', caller: null, userArn: null },
      path: '/prod/pets/7',
      protocol: 'HTTP/1.1',
      requestId: ID,
      requestTime: '04/Mar/2020:19:15:17 +0000',
      requestTimeEpoch: 1583349317135,
      resourceId: expect.stringMatching(/^[a-z0-9]{6}$/),
      resourcePath: '/pets/{id}',
      stage: 'prod',
    });
    expect(Object.keys(variables)).toHaveLength(16);
    expect(Object.keys(variables.identity as object)).toHaveLength(12);
  });

  test.each([
    [1583349317135, '04/Mar/2020:19:15:17 +0000'],
    [1583349317999, '04/Mar/2020:19:15:17 +0000'],
    [1583349318000, '04/Mar/2020:19:15:18 +0000'],
    [1583349317000, '04/Mar/2020:19:15:17 +0000'],
    [0, '01/Jan/1970:00:00:00 +0000'],
  ])('the request time of %d is %s', (time, text) => {
    expect(contextOf({}, time).variables.requestTime).toBe(text);
  });

  test.each([
    ['AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE', 'AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE'],
    ['not a uuid', ID],
    ['', ID],
  ])('x-amzn-RequestId %s: the request ID is %s', (sent, id) => {
    expect(contextOf({ headers: ['X-Amzn-Requestid', sent] }).requestId).toBe(id);
  });

  test('has the certificate of the client', () => {
    const clientCertificate = {
      clientCertPem: 'PEM',
      subjectDN: 'CN=me',
      issuerDN: 'CN=ca',
      serialNumber: '1',
      validity: { notBefore: 'May 28 12:30:02 2019 GMT', notAfter: 'Aug  5 09:36:04 2021 GMT' },
    };
    expect(contextOf({ clientCertificate }).variables.identity).toMatchObject({
      clientCert: clientCertificate,
    });
  });

  test('merges what hooks return, member by member, a later one over an earlier one', () => {
    const before = contextOf();
    const context = before
      .with({
        identity: { user: 'u' },
        authorizer: { a: 1, deep: { x: true } },
        list: [1, { y: 2n }],
      })
      .with({ authorizer: { deep: { z: null } }, stage: 'mine' });
    expect(context.variables).toMatchObject({
      identity: { user: 'u', sourceIp: '192.0.2.1' },
      authorizer: { a: 1, deep: { x: true, z: null } },
      list: [1, { y: '2' }],
      stage: 'mine',
    });
    expect(before.variables).toEqual(contextOf().variables);
  });

  test('inherits nothing anywhere, and has no functions', () => {
    const { variables } = contextOf()
      .with(JSON.parse('{"authorizer":{"__proto__":{"polluted":true},"constructor":"c"}}'))
      .with({ fn: () => 1, symbol: Symbol('s') });
    expect(variables.authorizer).toBeInstanceOf(BareObject);
    expect(variables.identity).toBeInstanceOf(BareObject);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    for (const name of ['fn', 'symbol', 'toString', '__proto__']) {
      expect(variables[name]).toBeUndefined();
    }
  });

  test('an inherited name maps to nothing', async () => {
    const document = documentOf({
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://b.test',
      requestParameters: {
        'integration.request.header.a': 'context.constructor.name',
        'integration.request.header.b': 'context.identity.toString',
        'integration.request.header.c': 'stageVariables.constructor',
      },
    });
    const { send, calls } = inMemory(document);
    expect((await send({ path: '/x' })).status).toBe(200);
    expect(calls[0]?.headers.filter((_, i) => i % 2 === 0)).not.toContain('a');
    expect(calls[0]?.headers.filter((_, i) => i % 2 === 0)).not.toContain('b');
    expect(calls[0]?.headers.filter((_, i) => i % 2 === 0)).not.toContain('c');
  });
});
