import { describe, expect, test } from 'vitest';
import type { AuthorizerEvent } from '../../../src/execute/access/authorizers/authorizer.js';
import { MethodView } from '../../../src/execute/request-context/method-view.js';
import type { GatewayRequest } from '../../../src/model/message.js';
import { wire } from '../../support/headers.js';
import { documentOf, headerRecord, inMemory } from '../../support/in-memory.js';
import { requestOf } from '../../support/scope.js';

const TIME = Date.UTC(2026, 0, 2, 3, 4, 5);
const view = (request: Partial<GatewayRequest>) =>
  new MethodView({ ...requestOf(request), headers: wire(request.headers) }, 'GET', new Map(), TIME);

describe('the headers that the front adds', () => {
  test.each<[string, Partial<GatewayRequest>, readonly string[]]>([
    ['alone', {}, ['192.0.2.1', '80', 'http']],
    ['of the connection', { remoteAddress: '10.0.0.1', port: 8080 }, ['10.0.0.1', '8080', 'http']],
    ['over TLS', { scheme: 'https' }, ['192.0.2.1', '443', 'https']],
    [
      'after the list of a client',
      { headers: ['X-Forwarded-For', '198.51.100.7, 198.51.100.8'] },
      ['198.51.100.7, 198.51.100.8, 192.0.2.1', '80', 'http'],
    ],
    [
      'after several lists, blank ones left out',
      { headers: ['x-forwarded-for', 'a', 'X-Forwarded-For', ' ', 'X-FORWARDED-FOR', 'b'] },
      ['a, b, 192.0.2.1', '80', 'http'],
    ],
    [
      'whatever a client says of port and scheme',
      { headers: ['x-forwarded-port', '1', 'X-Forwarded-Proto', 'https'], port: 8080 },
      ['192.0.2.1', '8080', 'http'],
    ],
    [
      'though Connection lists them',
      { headers: ['Connection', 'x-forwarded-for', 'X-Forwarded-For', 'a'] },
      ['a, 192.0.2.1', '80', 'http'],
    ],
  ])('%s', (_, request, [addresses, port, scheme]) => {
    const { headers, header } = bound(view(request));
    expect(header('x-forwarded-for')).toEqual([addresses]);
    expect(header('X-Forwarded-Port')).toEqual([port]);
    expect(header('X-FORWARDED-PROTO')).toEqual([scheme]);
    expect(header('x-amzn-trace-id')).toEqual([expect.stringMatching(/^Root=1-695735a5-\w{24}$/)]);
    const names = headers.filter((_name, index) => index % 2 === 0);
    expect(names.slice(-4)).toEqual([
      'X-Amzn-Trace-Id',
      'X-Forwarded-For',
      'X-Forwarded-Port',
      'X-Forwarded-Proto',
    ]);
  });

  test('an unknown address is left out', () => {
    expect(view({ sourceIp: '' }).header('X-Forwarded-For')).toBeUndefined();
    const listed = view({ sourceIp: '', headers: ['X-Forwarded-For', 'a'] });
    expect(listed.header('X-Forwarded-For')).toEqual(['a']);
  });

  test('one trace ID is generated, and a complete one of the client is kept', () => {
    const one = view({});
    expect(one.header('X-Amzn-Trace-Id')).toEqual([one.front.traceId]);
    const complete = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
    const kept = view({ headers: ['x-amzn-trace-id', complete] });
    expect(kept.header('X-Amzn-Trace-Id')).toEqual([complete]);
  });
});

function bound(one: MethodView): { headers: readonly string[]; header: MethodView['header'] } {
  return { headers: one.headers, header: (name) => one.header(name) };
}

describe('the front’s headers are read by', () => {
  const headers = ['X-Forwarded-For', '198.51.100.7'];
  const DECLARED = {
    parameters: ['X-Forwarded-For', 'X-Mine'].map((name) => ({
      name,
      in: 'header',
      schema: { type: 'string' },
    })),
  };
  const LIST = '198.51.100.7, 192.0.2.1';
  const source = { 'integration.request.header.X-Caller': 'method.request.header.X-Forwarded-For' };

  test.each(['http', 'http_proxy'])('a mapping of %s', async (type) => {
    const integration = {
      type,
      httpMethod: 'GET',
      uri: 'http://backend.test/',
      requestParameters: source,
      responses: { default: { statusCode: 200 } },
    };
    const document = documentOf(integration, { operation: DECLARED });
    const { send, calls } = inMemory(document);
    await send({ path: '/x', headers });
    const sent = headerRecord(calls[0]?.headers ?? []);
    expect(sent['x-caller']).toBe(LIST);
    expect(sent['x-forwarded-for']).toBe(type === 'http' ? undefined : LIST);
  });

  test.each([
    ['method.request.header.X-Forwarded-For', LIST],
    ['method.request.multivalueheader.x-forwarded-for', LIST],
    ['method.request.header.X-Mine', '203.0.113.9'],
  ])('the backend of a proxy that maps %s to X-Forwarded-For', async (expression, expected) => {
    const integration = {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://backend.test/',
      requestParameters: { 'integration.request.header.X-Forwarded-For': expression },
    };
    const document = documentOf(integration, { operation: DECLARED });
    const { send, calls } = inMemory(document);
    await send({ path: '/x', headers: [...headers, 'X-Mine', '203.0.113.9'] });
    expect(headerRecord(calls[0]?.headers ?? [])['x-forwarded-for']).toBe(expected);
  });

  test('templates, by name and in the map', async () => {
    const template = [
      "$input.params('X-Forwarded-For')|$input.params('X-Forwarded-Port')",
      "|$input.params('X-Forwarded-Proto')|$input.params().header.get('X-Forwarded-For')",
      "|$input.params('X-Amzn-Trace-Id')",
    ].join('');
    const document = documentOf({
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: {
        default: { statusCode: 200, responseTemplates: { 'application/json': template } },
      },
    });
    const { text } = await inMemory(document).send({ path: '/x', headers });
    expect(text).toMatch(
      /^198\.51\.100\.7, 192\.0\.2\.1\|80\|http\|198\.51\.100\.7, 192\.0\.2\.1\|Root=1-/,
    );
  });

  test('validators and authorizers', async () => {
    const events: AuthorizerEvent[] = [];
    const scheme = {
      type: 'apiKey',
      name: 'Unused',
      in: 'header',
      'x-amazon-apigateway-authorizer': {
        type: 'request',
        identitySource: 'method.request.header.X-Forwarded-For',
      },
    };
    const document = documentOf(
      { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' },
      {
        operation: {
          security: [{ caller: [] }],
          'x-amazon-apigateway-request-validator': 'parameters',
          parameters: [
            { name: 'X-Forwarded-For', in: 'header', required: true, schema: { type: 'string' } },
          ],
        },
        root: {
          components: { securitySchemes: { caller: scheme } },
          'x-amazon-apigateway-request-validators': {
            parameters: { validateRequestBody: false, validateRequestParameters: true },
          },
        },
      },
    );
    const authorizers = {
      caller: (event: AuthorizerEvent) => {
        events.push(event);
        return true;
      },
    };
    const { send, calls } = inMemory(document, undefined, { authorizers });
    expect((await send({ path: '/x' })).status).toBe(200);
    expect(events[0]?.headers).toMatchObject({
      'X-Forwarded-For': '192.0.2.1',
      'X-Forwarded-Port': '80',
      'X-Forwarded-Proto': 'http',
      'X-Amzn-Trace-Id': headerRecord(calls[0]?.headers ?? [])['x-amzn-trace-id'],
    });
  });

  test('backends of a Lambda proxy', async () => {
    const document = documentOf({
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations',
    });
    const seen: (readonly string[])[] = [];
    const backends = {
      AWS_PROXY: async ({ methodRequest }: { methodRequest: { headers: readonly string[] } }) => {
        seen.push(methodRequest.headers);
        return { statusCode: 200 };
      },
    };
    await inMemory(document, undefined, { backends }).send({ path: '/x', headers });
    expect(headerRecord(seen[0] ?? [])).toMatchObject({ 'x-forwarded-for': LIST });
  });
});
