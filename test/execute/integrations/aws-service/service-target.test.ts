import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../../src/errors.js';
import { serviceTarget } from '../../../../src/execute/integrations/aws-service/service-target.js';
import type { AwsOptions } from '../../../../src/model/aws-account.js';
import { serviceNamed } from './service-document.js';

function targetAt(endpoint: unknown, text = 'eu-west-1:my-bucket.s3:path/a/{key}'): object {
  const settings = { aws: { endpoint: endpoint as AwsOptions['endpoint'] } };
  const parameters = {
    path: new Map([['key', { value: 'b%2Fc', encoding: 'raw' }]]),
    querystring: new Map([['q', [{ value: 'd e', encoding: 'text' }]]]),
    header: new Map(),
  };
  return serviceTarget(
    { settings } as never,
    { awsService: serviceNamed(text) } as never,
    { call: undefined, parameters, clientQuery: '' } as never,
  );
}

test.each<[endpoint: unknown, origin: string, path: string]>([
  [undefined, 'https://my-bucket.s3.eu-west-1.amazonaws.com', '/a/b%2Fc?q=d%20e'],
  [new URL('http://localhost:4566'), 'http://localhost:4566', '/a/b%2Fc?q=d%20e'],
  [new URL('http://localhost:4566/base/'), 'http://localhost:4566', '/base/a/b%2Fc?q=d%20e'],
  [() => 'http://localhost:9000', 'http://localhost:9000', '/a/b%2Fc?q=d%20e'],
  [() => new URL('https://minio.test/x'), 'https://minio.test', '/x/a/b%2Fc?q=d%20e'],
])('the endpoint %o', (endpoint, origin, path) => {
  expect(targetAt(endpoint)).toEqual({ origin, path, headers: [] });
});

test('the function gets service, region and subdomain', () => {
  const asked: unknown[][] = [];
  const endpoint = (...parts: unknown[]) => {
    asked.push(parts);
    return 'http://localhost';
  };
  targetAt(endpoint);
  targetAt(endpoint, 'us-east-1:sqs:path/x');
  expect(asked).toEqual([
    ['s3', 'eu-west-1', 'my-bucket'],
    ['sqs', 'us-east-1', undefined],
  ]);
});

describe('a function that cannot be used is a 500 that says why', () => {
  const failing = (thrown: unknown) => () => {
    throw thrown;
  };
  test.each<[endpoint: unknown, sentence: RegExp]>([
    [failing(new Error('down')), /^The function aws\.endpoint threw: down$/],
    [failing(undefined), /^The function aws\.endpoint threw: undefined$/],
    [() => undefined, /for s3, not undefined$/],
    [() => 'localhost:4566', /for s3, not a string that is not one$/],
    [() => 'http://a:b@localhost', /for s3, not a string that is not one$/],
    [async () => 'http://localhost', /for s3, not a promise \(a promise is not awaited\)$/],
    [() => Promise.reject(new Error('late')), /not a promise/],
    [() => ({}), /for s3, not an object$/],
  ])('%o', (endpoint, sentence) => {
    let thrown: unknown;
    try {
      targetAt(endpoint);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      statusCode: 500,
      cause: { message: expect.stringMatching(sentence) },
    });
  });

  test('but a GatewayError is its own response', () => {
    const error = new GatewayError('THROTTLED');
    expect(() => targetAt(failing(error))).toThrow(error);
  });
});
