import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readText } from '../../../src/load/load-document.js';
import { document, integration, issuesOf, onlyMethod } from '../minimal-document.js';

const PROXY = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/pets' };

function read(parts: object, options = {}) {
  return onlyMethod(importRestApi(integration(parts), options)).integration;
}

test('an ARN is kept, with its stage variables replaced', () => {
  const uri = read(
    { type: 'aws_proxy', uri: 'arn:aws:lambda:${AWS::Region}:{name}:${stageVariables.f}' },
    { stageVariables: { f: 'alias' } },
  )?.uri;
  expect(uri).toMatchObject({ origin: undefined, variables: ['name'] });
  expect(uri?.expand(() => ({ value: 'v', encoding: 'text' }))).toBe(
    'arn:aws:lambda:us-east-1:v:alias',
  );
  expect(uri?.expand(() => undefined)).toBe('arn:aws:lambda:us-east-1:{name}:alias');
});

test('AWS variables and stage variables are replaced in a URI', () => {
  const uri =
    'http://x.test/${AWS::AccountId}/${AWS::Partition}/${AWS::Region}/${stageVariables.v}';
  const read_ = read({ ...PROXY, uri }, { stageVariables: { v: 'one' } })?.uri;
  expect(read_?.expand(() => undefined)).toBe('/123456789012/aws/us-east-1/one');
});

test('a literal or a stage variable may fill the host', () => {
  const requestParameters = {
    'integration.request.path.host': "'backend.test'",
    'integration.request.path.port': 'stageVariables.port',
  };
  const uri = 'http://{host}:{port}/x';
  const options = { stageVariables: { port: '8080' } };
  expect(read({ ...PROXY, uri, requestParameters }, options)?.uri?.origin).toBe(
    'http://backend.test:8080',
  );
});

test('a stage variable without braces in a URI is reported', () => {
  const document = integration({ ...PROXY, uri: 'http://$stageVariables.host/pets' });
  expect(issuesOf(document).map(({ message }) => message)).toEqual([
    '$stageVariables.host is not replaced in a URI: write ${stageVariables.host}',
  ]);
});

const VARIABLE = { ...PROXY, uri: 'http://${stageVariables.host}/pets' };

test('a missing stage variable is one warning, whatever the number of methods', () => {
  const { paths } = integration(VARIABLE) as { paths: Record<string, object> };
  const get = (paths['/pets'] as { get: object }).get;
  const source = document({ paths: { '/pets': { get, post: get }, '/dogs': { get } } });
  expect(issuesOf(source)).toEqual([
    expect.objectContaining({
      code: 'INVALID_URI',
      severity: 'warning',
      message: expect.stringMatching(
        /^The stage variable "host" is not set, so the method responds with 500.* \(3 places; also #.*, #[^,]*\)$/,
      ),
    }),
  ]);
});

test.each([
  [
    'http://localhost:4000',
    'http://${stageVariables.host}/pets',
    /the URI is "http:\/\/http:.*not a valid URL/,
  ],
  ['a b', 'http://${stageVariables.host}/pets', /the URI is "http:\/\/a b.*not a valid URL/],
  [
    'http://a.test/',
    '${stageVariables.host}/pets',
    /the path is "\/\/pets", which contains "\/\/"/,
  ],
])('the stage variable %s in %s is reported', (host, uri, message) => {
  const options = { stageVariables: { host } };
  expect(issuesOf(integration({ ...PROXY, uri }), options)).toMatchObject([
    { code: 'INVALID_URI', severity: 'warning', message: expect.stringMatching(message) },
  ]);
});

test('every unexpanded variable of a document is one issue', () => {
  const source = integration({ ...PROXY, uri: 'http://${host}:${port}/${host}' });
  expect(issuesOf(source).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Only a deployment knows these 2 values: \$\{host\} .*; \$\{port\} /),
  ]);
});

test.each([
  ['aws', 'http://x.test/', 'Invalid ARN specified in the request'],
  ['aws', 'arn:aws:sqs:us-east-1:123456789012:jobs', 'must contain path or action'],
  ['aws_proxy', 'arn:aws:lambda:us-east-1:123456789012:function:f', 'must contain path or action'],
  ['aws_proxy', 'arn:aws:apigateway:us-east-1:sqs:action/SendMessage', 'currently only supports'],
  ['aws_proxy', 'arn:aws:apigateway:us-east-1:lambda:path/x', 'currently only supports'],
])('%s with %s is refused', (type, uri, message) => {
  expect(() => read({ type, httpMethod: 'POST', uri })).toThrow(message);
});

test.each([
  ['aws', 'arn:aws:apigateway:us-east-1:sqs:action/SendMessage'],
  ['aws_proxy', 'arn:aws:apigateway:us-east-1:firehose:action/PutRecord'],
  ['aws_proxy', 'arn:aws:apigateway:us-east-1:lambda:${stageVariables.f}'],
])('%s with %s is not', (type, uri) => {
  expect(read({ type, httpMethod: 'POST', uri })?.uri?.text).toBe(uri);
});

test('an ARN that is not one is an error where it is written, and a warning where a variable filled it in', () => {
  const uri = (text: string): string =>
    JSON.stringify(integration({ type: 'aws_proxy', httpMethod: 'POST', uri: text }));
  const codes = (document: object): readonly string[] =>
    issuesOf(document)
      .filter(({ code }) => code === 'INVALID_URI')
      .map(({ severity }) => severity);
  expect(codes(readText(uri('http://x.test')))).toEqual(['error']);
  expect(codes(JSON.parse(uri('http://x.test')))).toEqual(['error']);
  const variables = { function: 'http://x.test' };
  expect(codes(readText(uri('${function}'), undefined, { variables }))).toEqual(['warning']);
});
