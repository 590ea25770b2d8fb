import { describe, expect, test } from 'vitest';
import { SHOWN } from '../../../../src/execute/log/recording/body-sample.js';
import type { IntegrationRequest } from '../../../../src/model/message.js';
import { documentOf } from '../../../support/in-memory.js';
import { http, POST } from '../logged.js';
import { recordOfRequest, stepsOf } from './recorded.js';

const TEXTS = { 'content-type': 'application/json' };
const kinds = (record: Awaited<ReturnType<typeof recordOfRequest>>): readonly string[] =>
  record.steps.map(({ kind }) => kind);
const whole = (text: string) => ({ text, length: text.length, isComplete: true });

const query = (name: string) => ({ name, in: 'query', schema: { type: 'string' } });
const headers = { 'X-From': { schema: { type: 'string' } } };

const mapped = documentOf(
  {
    type: 'http',
    httpMethod: 'POST',
    uri: 'http://backend.test/{id}',
    requestParameters: {
      'integration.request.path.id': 'method.request.path.id',
      'integration.request.header.X-Foo': 'method.request.querystring.foo',
      'integration.request.header.X-None': 'method.request.querystring.none',
    },
    requestTemplates: { 'application/json': '{"of": $input.json("$.in")}' },
    responses: {
      '5\\d\\d': { statusCode: 502 },
      '2..': {
        statusCode: 200,
        responseParameters: { 'method.response.header.X-From': 'integration.response.header.X-B' },
        responseTemplates: { 'application/json': '[$input.json("$.a")]' },
      },
      default: { statusCode: 200 },
    },
  },
  {
    path: '/pets/{id}',
    method: 'post',
    operation: {
      parameters: [query('foo'), query('none')],
      responses: { 200: { description: 'ok', headers }, 502: { description: 'bad' } },
    },
  },
);

describe('an integration that maps', () => {
  test('has all its steps in order', async () => {
    const record = await recordOfRequest(mapped, POST);
    expect(kinds(record)).toEqual([
      'methodRequest',
      'mapping',
      'mapping',
      'mapping',
      'template',
      'integrationRequest',
      'endpointResponse',
      'selection',
      'mapping',
      'template',
      'methodResponse',
    ]);
  });

  test('shows what the client sent', async () => {
    const [request] = stepsOf(await recordOfRequest(mapped, POST), 'methodRequest');
    expect(request).toMatchObject({
      pathParameters: [['id', '7']],
      queryParameters: [['foo', 'bar']],
      body: whole('{"in":1}'),
    });
    expect(request?.headers).toContainEqual(['content-type', 'application/json']);
  });

  test('shows what each mapping read', async () => {
    const mappings = stepsOf(await recordOfRequest(mapped, POST), 'mapping');
    expect(mappings.map(({ target, source, values }) => [target, source, values])).toEqual([
      ['integration.request.path.id', 'method.request.path.id', ['7']],
      ['integration.request.header.X-Foo', 'method.request.querystring.foo', ['bar']],
      ['integration.request.header.X-None', 'method.request.querystring.none', undefined],
      ['method.response.header.X-From', 'integration.response.header.X-B', ['b']],
    ]);
  });

  test('shows what each template read and wrote, and where it stands', async () => {
    const templates = stepsOf(await recordOfRequest(mapped, POST), 'template');
    expect(templates).toMatchObject([
      {
        box: 'Integration Request',
        mediaType: 'application/json',
        templates: expect.stringMatching(/\/requestTemplates$/),
        input: whole('{"in":1}'),
        output: whole('{"of": 1}'),
      },
      {
        box: 'Integration Response',
        templates: expect.stringMatching(/\/responses\/2\.\.\/responseTemplates$/),
        input: whole('{"a":1}'),
        output: whole('[1]'),
      },
    ]);
  });

  test('shows which pattern matched, and which was selected', async () => {
    const [selection] = stepsOf(await recordOfRequest(mapped, POST), 'selection');
    expect(selection).toEqual({
      kind: 'selection',
      text: '201',
      candidates: [
        { pattern: '5\\d\\d', statusCode: 502, matches: false, isSelected: false },
        { pattern: '2..', statusCode: 200, matches: true, isSelected: true },
        { pattern: 'default', statusCode: 200, matches: false, isSelected: false },
      ],
    });
  });

  test('shows what the endpoint got and gave, and what the client gets', async () => {
    const record = await recordOfRequest(mapped, POST);
    expect(stepsOf(record, 'integrationRequest')).toMatchObject([
      { integrationType: 'HTTP', httpMethod: 'POST', uri: 'http://backend.test/7' },
    ]);
    expect(stepsOf(record, 'integrationRequest')[0]?.body).toEqual(whole('{"of": 1}'));
    expect(stepsOf(record, 'endpointResponse')[0]).toMatchObject({
      statusCode: 201,
      body: whole('{"a":1}'),
    });
    expect(stepsOf(record, 'methodResponse')[0]).toMatchObject({
      statusCode: 200,
      body: whole('[1]'),
    });
  });

  test('has a template without output if that fails, and ends with the gateway response', async () => {
    const broken = http({
      requestTemplates: { 'application/json': '#foreach($i in [1..9999])$i#end' },
    });
    const record = await recordOfRequest(broken, POST);
    expect(stepsOf(record, 'template').map(({ output }) => output)).toEqual([undefined]);
    expect(kinds(record).at(-1)).toBe('gatewayResponse');
    expect(record.failure).toContain('GatewayError');
  });

  test('without a response template keeps the output of its request template', async () => {
    const oneSided = http({ requestTemplates: { 'application/json': '{"of": 1}' } });
    const templates = stepsOf(await recordOfRequest(oneSided, POST), 'template');
    expect(templates.map(({ box, output }) => [box, output])).toEqual([
      ['Integration Request', whole('{"of": 1}')],
    ]);
  });

  test('has its entries if none matches', async () => {
    const unmatched = http({ responses: { '4..': { statusCode: 400 } } });
    const record = await recordOfRequest(unmatched, POST);
    expect(stepsOf(record, 'selection')[0]?.candidates).toEqual([
      { pattern: '4..', statusCode: 400, matches: false, isSelected: false },
    ]);
    expect(stepsOf(record, 'gatewayResponse')).toMatchObject([{ type: 'API_CONFIGURATION_ERROR' }]);
  });
});

describe('a proxy', () => {
  const proxy = documentOf(
    { type: 'http_proxy', httpMethod: 'POST', uri: 'http://backend.test/' },
    { method: 'post' },
  );

  test('has the bodies that pass through as a sample', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('a'.repeat(SHOWN));
      yield new TextEncoder().encode('b'.repeat(SHOWN));
    }
    const backend = async ({ body }: IntegrationRequest) => {
      let length = 0;
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        length += chunk.length;
      }
      return { statusCode: 200, headers: TEXTS, body: `${length}`.padEnd(SHOWN + 7) };
    };
    const request = { httpMethod: 'POST', path: '/x', body: chunks() };
    const record = await recordOfRequest(proxy, request, {}, backend);
    const sent = { length: SHOWN * 2, isComplete: false, text: 'a'.repeat(SHOWN) };
    expect(stepsOf(record, 'methodRequest')[0]?.body).toEqual(sent);
    expect(stepsOf(record, 'integrationRequest')[0]?.body).toEqual(sent);
    const received = stepsOf(record, 'methodResponse')[0]?.body;
    expect(received).toMatchObject({ length: SHOWN + 7, isComplete: false });
    expect(received?.text.trim()).toBe(`${SHOWN * 2}`);
  });

  test('has no step for the response body that passes', async () => {
    const record = await recordOfRequest(proxy, { httpMethod: 'POST', path: '/x' });
    expect(stepsOf(record, 'endpointResponse')[0]).not.toHaveProperty('body');
  });
});

test('a request that no method matches has what the client sent, and the gateway response', async () => {
  const record = await recordOfRequest(mapped, { path: '/none', queryString: 'a=1' });
  expect(kinds(record)).toEqual(['methodRequest', 'gatewayResponse']);
  expect(record).toMatchObject({ path: '/none', queryString: 'a=1' });
  expect(record).not.toHaveProperty('resourcePath');
});
