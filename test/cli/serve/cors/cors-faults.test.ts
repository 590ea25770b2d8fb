import { describe, expect, test } from 'vitest';
import { corsFaults } from '../../../../src/cli/serve/cors/cors-faults.js';

type Headers = Readonly<Record<string, string>>;

function faults(
  httpMethod: string,
  request: Headers,
  response: Headers,
  statusCode = 200,
): unknown {
  return corsFaults({
    httpMethod,
    request: (name) => request[name],
    response: (name) => response[name],
    statusCode,
  }).map(({ header, value, problem }) => [header, value, problem]);
}

const PAGE = { origin: 'https://app.test' };
const ANY = { 'access-control-allow-origin': '*' };

describe('a response', () => {
  test.each<[Headers, Headers]>([
    [{}, {}],
    [PAGE, ANY],
    [PAGE, { 'access-control-allow-origin': 'https://app.test' }],
    [
      { ...PAGE, cookie: 'a=1' },
      {
        'access-control-allow-origin': 'https://app.test',
        'access-control-allow-credentials': 'true',
      },
    ],
  ])('to %j with %j can be read', (request, response) => {
    expect(faults('GET', request, response)).toEqual([]);
  });

  test.each<[Headers, Headers, unknown]>([
    [PAGE, {}, ['Access-Control-Allow-Origin', '*', 'is missing']],
    [
      { ...PAGE, cookie: 'a=1' },
      {},
      ['Access-Control-Allow-Origin', 'https://app.test', 'is missing'],
    ],
    [
      PAGE,
      { 'access-control-allow-origin': 'https://other.test' },
      ['Access-Control-Allow-Origin', 'https://app.test', 'is "https://other.test"'],
    ],
    [
      { ...PAGE, cookie: 'a=1' },
      ANY,
      [
        'Access-Control-Allow-Origin',
        'https://app.test',
        'is "*", which does not count for a request with cookies',
      ],
    ],
    [
      { ...PAGE, cookie: 'a=1' },
      { 'access-control-allow-origin': 'https://app.test' },
      ['Access-Control-Allow-Credentials', 'true', 'must be "true" for a request with cookies'],
    ],
  ])('to %j with %j cannot', (request, response, fault) => {
    expect(faults('GET', request, response, 500)).toEqual([fault]);
  });
});

describe('a preflight', () => {
  const asks = (method: string, headers?: string): Headers => ({
    ...PAGE,
    'access-control-request-method': method,
    ...(headers !== undefined && { 'access-control-request-headers': headers }),
  });

  test.each<[Headers, Headers]>([
    [asks('GET'), ANY],
    [asks('POST'), ANY],
    [asks('PUT'), { ...ANY, 'access-control-allow-methods': 'GET, PUT' }],
    [asks('PUT'), { ...ANY, 'access-control-allow-methods': '*' }],
    [
      asks('GET', 'x-a,content-type'),
      { ...ANY, 'access-control-allow-headers': 'Content-Type, X-A' },
    ],
    [asks('GET', 'x-a'), { ...ANY, 'access-control-allow-headers': '*' }],
  ])('%j with %j passes', (request, response) => {
    expect(faults('OPTIONS', request, response, 204)).toEqual([]);
  });

  test.each<[Headers, Headers, number, unknown]>([
    [asks('GET'), ANY, 403, [undefined, '', 'The status must be 200 to 299, not 403']],
    [asks('PUT'), ANY, 200, ['Access-Control-Allow-Methods', 'PUT', 'is missing']],
    [
      asks('PUT'),
      { ...ANY, 'access-control-allow-methods': 'GET,put' },
      200,
      ['Access-Control-Allow-Methods', 'GET,put,PUT', 'is "GET,put", without PUT'],
    ],
    [
      asks('GET', 'authorization,x-a'),
      { ...ANY, 'access-control-allow-headers': '*' },
      200,
      ['Access-Control-Allow-Headers', '*,authorization', 'is "*", without authorization'],
    ],
    [asks('GET', 'x-a'), ANY, 200, ['Access-Control-Allow-Headers', 'x-a', 'is missing']],
  ])('%j with %j and %i does not', (request, response, status, fault) => {
    expect(faults('OPTIONS', request, response, status)).toEqual([fault]);
  });
});
