import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { findings, integration, issuesOf, onlyMethod } from '../minimal-document.js';

const AT = '#/paths/~1pets/get/x-amazon-apigateway-integration';
const PROXY = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/pets' };
const STREAM = { ...PROXY, responseTransferMode: 'stream' };

function read(parts: object, stageVariables = {}) {
  return onlyMethod(importRestApi(integration(parts), { stageVariables })).integration;
}

test.each([
  [undefined, 'BUFFERED'],
  ['buffered', 'BUFFERED'],
  ['STREAM', 'STREAM'],
  ['Stream', 'STREAM'],
])('the response transfer mode %s is read as %s', (responseTransferMode, expected) => {
  const proxy = { ...PROXY, ...(responseTransferMode && { responseTransferMode }) };
  expect(read(proxy)?.responseTransferMode).toBe(expected);
});

test.each(['http', 'aws', 'mock'])('an integration of type %s cannot stream', (type) => {
  const responses = { default: { statusCode: 200 } };
  const uri = type === 'aws' ? 'arn:aws:apigateway:us-east-1:sqs:path/1/q' : STREAM.uri;
  expect(findings(integration({ ...STREAM, type, uri, responses }))).toEqual([
    `error INVALID_VALUE ${AT}/responseTransferMode`,
  ]);
});

test('another mode is an error', () => {
  expect(findings(integration({ ...PROXY, responseTransferMode: 'RESPONSE_STREAM' }))).toEqual([
    `error INVALID_VALUE ${AT}/responseTransferMode`,
  ]);
});

test.each<[object, number, RegExp | undefined]>([
  [PROXY, 50, undefined],
  [PROXY, 29_000, undefined],
  [PROXY, 29_001, /quota/],
  [PROXY, 300_000, /quota/],
  [PROXY, 300_001, /not known to allow/],
  [PROXY, 3_000_000_000, /not known to allow/],
  [STREAM, 900_000, undefined],
  [STREAM, 900_001, /at most 900000 ms/],
])('of %j the timeout %d is kept', (parts, timeoutInMillis, message) => {
  const source = { ...parts, timeoutInMillis };
  expect(read(source)?.timeoutInMillis).toBe(timeoutInMillis);
  const issues = issuesOf(integration(source));
  expect(issues.map(({ severity }) => severity)).toEqual(message ? ['warning'] : []);
  expect(issues[0]?.message ?? '').toMatch(message ?? /^$/);
});

test.each<[object, number, string]>([
  [PROXY, 49, 'Timeout should be between 50 ms and 29000 ms; found 49'],
  [PROXY, -1, 'Timeout should be between 50 ms and 29000 ms; found -1'],
  [STREAM, 49, 'Timeout should be between 50 ms and 900000 ms; found 49'],
])('of %j the timeout %d is refused as on AWS', (parts, timeoutInMillis, message) => {
  expect(issuesOf(integration({ ...parts, timeoutInMillis }))).toMatchObject([
    { severity: 'error', code: 'INVALID_VALUE', message, pointer: `${AT}/timeoutInMillis` },
  ]);
});

test.each(['integrationTarget', 'integration-target'])('%s is kept for backendUri', (key) => {
  const target = 'arn:aws:elasticloadbalancing:${stageVariables.alb}';
  expect(read({ ...PROXY, [key]: target }, { alb: 'alb-1' })?.integrationTarget).toBe(
    'arn:aws:elasticloadbalancing:alb-1',
  );
  expect(findings(integration({ ...PROXY, [key]: target }))).toEqual(
    key === 'integrationTarget' ? [] : [`warning DIFFERS_FROM_AWS ${AT}/integration-target`],
  );
});

test.each<[string, unknown]>([
  ['credentials', 'arn:aws:iam::123456789012:role/r'],
  ['payloadFormatVersion', '2.0'],
])('%s is said not to be applied, once', (key, value) => {
  const get = { 'x-amazon-apigateway-integration': { ...PROXY, [key]: value } };
  const source = {
    openapi: '3.0.1',
    paths: { '/a': { get }, '/b': { get: structuredClone(get) } },
  };
  expect(issuesOf(source)).toMatchObject([
    { code: 'IGNORED_SETTING', severity: 'warning', message: expect.stringContaining(`"${key}"`) },
  ]);
});

test.each([
  ['arn:aws:iam::123456789012:role/r', []],
  ['arn:aws:iam::*:user/*', [`warning IGNORED_SETTING ${AT}/credentials`]],
])(
  'the credentials %s of a service are replaced by those of the option aws',
  (credentials, found) => {
    const uri = 'arn:aws:apigateway:us-east-1:sqs:action/ListQueues';
    const source = integration({
      type: 'aws',
      httpMethod: 'POST',
      uri,
      credentials,
      responses: { default: { statusCode: 200 } },
    });
    expect(findings(source)).toEqual(found);
  },
);

test('an unknown member of tlsConfig is named', () => {
  const tlsConfig = { insecureSkipVerificaton: true };
  expect(issuesOf(integration({ ...PROXY, tlsConfig }))[0]?.message).toContain(
    'did you mean "insecureSkipVerification"?',
  );
});
