import { describe, expect, test } from 'vitest';
import {
  keyOf,
  noteKey,
  secretsOfCall,
} from '../../../../src/execute/log/secrets/request-secrets.js';
import { MethodView } from '../../../../src/execute/request-context/method-view.js';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { wire } from '../../../support/headers.js';
import { documentOf } from '../../../support/in-memory.js';
import { integrationRequest } from '../../../support/integration-request.js';
import { requestOf } from '../../../support/scope.js';
import { http, logOf, POST, secured, withSchemes } from '../logged.js';

describe('the execution log', () => {
  test('hides credentials wherever they occur, unless traceSecrets is set', async () => {
    const document = http({
      requestParameters: {
        'integration.request.path.id': 'method.request.path.id',
        'integration.request.header.token': 'method.request.header.Authorization',
      },
      requestTemplates: undefined,
    });
    const declared = JSON.parse(JSON.stringify(document));
    declared.paths['/pets/{id}'].post.parameters = [{ name: 'Authorization', in: 'header' }];
    const hidden = (await logOf(declared, POST)).lines.join('\n');
    expect(hidden).not.toMatch(/abcdefghij|12345678|verysecret/);
    expect(hidden).toContain('token=*****');
    const shown = (await logOf(declared, POST, { traceSecrets: true })).lines.join('\n');
    expect(shown).toContain('token=Bearer abcdefghij');
  });

  test('hides a credential that the query has, too, in the lines before its header', async () => {
    const log = await logOf(http(), { ...POST, queryString: 'copy=abcdefghij&a=%0aforged' });
    expect(log.lines.join('\n')).not.toContain('abcdefghij');
    expect(log.lines.join('\n')).toContain('{copy=*****, a=\\nforged}');
  });

  test('hides the identity sources of an authorizer, wherever they occur', async () => {
    const log = await logOf(
      secured({ security: [{ request: [] }] }),
      {
        ...POST,
        headers: ['X-Session', 'session-of-ada', 'X-Copy', 'session-of-ada'],
        queryString: 'ticket=ticket%2fof-ada&copy=ticket/of-ada',
        body: new TextEncoder().encode(`{"a":"${btoa('session-of-ada')}"}`),
      },
      { authorizers: { request: () => true } },
    );
    const text = log.lines.join('\n');
    expect(text).toContain('Successfully completed execution');
    expect(text).not.toMatch(/of-ada|c2Vzc2lvbi1vZi1hZGE/);
  });

  test('hides the API key that an authorizer returns', async () => {
    const document = documentOf(
      {
        type: 'http_proxy',
        httpMethod: 'POST',
        uri: 'http://backend.test/',
        requestParameters: { 'integration.request.querystring.k': 'context.identity.apiKey' },
      },
      {
        operation: { security: [{ token: [], key: [] }] },
        path: '/pets/{id}',
        method: 'post',
        root: { 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' },
      },
    );
    const log = await logOf(withSchemes(document), POST, {
      authorizers: {
        token: () => ({
          principalId: 'ada',
          usageIdentifierKey: 'key-of-ada',
          policyDocument: {
            Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
          },
        }),
      },
      apiKeys: new Map([['key-of-ada', {}]]),
    });
    const text = log.lines.join('\n');
    expect(text).toContain('http://backend.test/?foo=bar&k=*****');
    expect(text).not.toContain('key-of-ada');
  });

  test('hides credentials as URIs and templates write them', async () => {
    const credentials = [
      'Authorization',
      'Basic dXM+ZXI6cGE/c3N+d8O2L3JkKysr',
      'Cookie',
      'sid="xy/zw+e\'f"',
    ];
    const parts = ['Authorization', 'Cookie'];
    const document = http({
      requestParameters: {
        'integration.request.path.id': 'method.request.header.Cookie',
        'integration.request.querystring.token': 'method.request.header.Authorization',
      },
      requestTemplates: {
        'application/json': parts
          .map((name) => `$input.params('${name}')`)
          .flatMap((value) => [
            `$util.escapeJavaScript(${value})`,
            `$util.escapeJavaScript(${value}).replaceAll("\\\\'", "'")`,
            `$util.urlEncode(${value})`,
          ])
          .join(' '),
      },
    });
    const declared = JSON.parse(JSON.stringify(document));
    declared.paths['/pets/{id}'].post.parameters = parts.map((name) => ({ name, in: 'header' }));
    const log = await logOf(declared, { ...POST, headers: credentials });
    const text = log.lines.join('\n');
    expect(text).not.toMatch(/ZXI6cGE|d8O2L3JkKysr|xy.{1,3}zw/);
    expect(text).toContain('?token=*****');
  });
});

test('the secrets of a call are those of its client, its authorizers, its headers and its path', () => {
  const scheme = {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authorizer': {
      type: 'request',
      identitySource: 'method.request.querystring.ticket',
    },
  };
  const integration = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' };
  for (const method of ['get', 'x-amazon-apigateway-any-method']) {
    const api = importRestApi(
      documentOf(integration, {
        method,
        operation: { security: [{ caller: [] }] },
        root: { components: { securitySchemes: { caller: scheme } } },
      }),
    );
    const request = requestOf({
      queryString: 'ticket=of%2Dada',
      headers: ['Cookie', 'a=of-client'],
    });
    const headers = wire(request.headers);
    const secrets = secretsOfCall({
      ...integrationRequest({
        origin: 'http://backend.test',
        path: '/?X-Amz-Signature=0123abcd',
        headers: wire(['Authorization', 'Bearer of-backend']),
      }),
      methodRequest: new MethodView({ ...request, headers }, 'GET', new Map(), 0),
      call: {
        api,
        resourcePath: '/x',
        httpMethod: 'GET',
        connectionId: undefined,
        integrationTarget: undefined,
      },
    });
    expect(secrets.redact('of-ada of%2Dada of-client of-backend 0123abcd x')).toBe(
      '***** ***** ***** ***** ***** x',
    );
  }
});

test('the API key that an authorizer returned is known by its request', () => {
  const request = requestOf();
  noteKey(request, 'k');
  expect([keyOf(request), keyOf(requestOf())]).toEqual(['k', undefined]);
});
