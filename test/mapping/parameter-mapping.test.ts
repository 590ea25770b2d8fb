import { describe, expect, test } from 'vitest';
import {
  compileGatewayResponseParameter,
  compileRequestParameter,
  compileResponseParameter,
} from '../../src/mapping/parameter-mapping.js';
import { scopeOf } from '../support/scope.js';

const scope = scopeOf({
  request: {
    queryString: 'a=1&a=2&b=x+y%2Bz&c&d=%zz%C3%A9&__proto__=p',
    headers: ['X-One', '1', 'x-many', 'a', 'X-Many', 'b', 'Connection', 'close', 'X-Utf', 'Ã©'],
  },
  pathParameters: { id: 'a%2Fb' },
  stageVariables: { v: 'stage' },
  context: {
    stage: 'prod',
    requestTimeEpoch: 5,
    isCanaryRequest: false,
    none: null,
    identity: { sourceIp: '192.0.2.1' },
    authorizer: { claims: { 'custom:role': 'admin', sub: 's' } },
  },
  body: ' {"pets":[{"name":"rex","n":1.50,"tags":["a",{"b":null}]}],"nil":null,"yes":true} ',
});

describe('sources of an integration request', () => {
  test.each([
    ['method.request.path.id', ['a%2Fb']],
    ['method.request.path.other', undefined],
    ['method.request.querystring.a', ['2']],
    ['method.request.querystring.b', ['x y+z']],
    ['method.request.querystring.c', ['']],
    ['method.request.querystring.d', ['%zzé']],
    ['method.request.querystring.__proto__', ['p']],
    ['method.request.querystring.constructor', undefined],
    ['method.request.multivaluequerystring.a', ['1', '2']],
    ['method.request.multivaluequerystring.none', undefined],
    ['method.request.header.x-one', ['1']],
    ['method.request.header.X-MANY', ['b']],
    ['method.request.header.X-Utf', ['é']],
    ['method.request.header.Connection', undefined],
    ['method.request.multivalueheader.x-many', ['a,b']],
    ['method.request.body.pets[0].name', ['rex']],
    ['method.request.body.pets[0].n', ['1.5']],
    ['method.request.body.pets[0].tags', ['["a",{"b":null}]']],
    ['method.request.body.nil', undefined],
    ['method.request.body.yes', ['true']],
    ['method.request.body.pets[7].name', undefined],
    ['stageVariables.v', ['stage']],
    ['$stageVariables.v', ['stage']],
    ['stageVariables.none', undefined],
    ['context.stage', ['prod']],
    ['$context.stage', ['prod']],
    ['context.requestTimeEpoch', ['5']],
    ['context.isCanaryRequest', ['false']],
    ['context.none', undefined],
    ['context.identity', undefined],
    ['context.identity.sourceIp', ['192.0.2.1']],
    ['context.identity.sourceIp.length', undefined],
    ["context.authorizer.claims['custom:role']", ['admin']],
    ["'static, text'", ['static, text']],
    ["''", ['']],
    ["'it's'", ["it's"]],
  ])('%s', (source, values) => {
    const mapping = compileRequestParameter('integration.request.header.X', source);
    expect(mapping.source.read(scope)).toEqual(values);
  });

  test.each([
    ['method.request.path.a', 'raw'],
    ['method.request.header.a', 'text'],
    ["'a'", 'text'],
  ])('the encoding of %s is %s', (source, encoding) => {
    const mapping = compileRequestParameter('integration.request.path.X', source);
    expect(mapping).toMatchObject({ location: 'path', name: 'X', source: { encoding } });
  });

  test.each([
    ['integration.request.query.a', "'x'", 'did you mean "integration.request.querystring.a"?'],
    ['integration.request.body', "'x'", 'is not a valid request parameter'],
    ['integration.request.header.a b', "'x'", 'is not a valid request parameter'],
    [
      'integration.request.header.a',
      'method.request.query.x',
      'did you mean "method.request.querystring.x"?',
    ],
    ['integration.request.header.a', 'plain', "Write a static value in single quotes: 'plain'"],
    ['integration.request.header.a', 'integration.response.header.x', 'is not a valid source'],
    ['integration.request.header.a', 'method.request.header', 'is not a valid source'],
    [
      'integration.request.header.a',
      'stageVariables.',
      '"stageVariables." is not a valid source in an integration request: write method.request.{path,',
    ],
    ['integration.request.header.a', "'two\nlines'", 'must not contain a line break'],
    ['integration.request.header.a', 'method.request.body.a[', 'contains an invalid JSONPath'],
  ])('%s from %s is refused', (target, source, message) => {
    expect(() => compileRequestParameter(target, source)).toThrow(message);
  });
});

describe('sources of an integration response', () => {
  const withResponse = scopeOf({
    response: { statusCode: 200, headers: ['ETag', '"1"', 'x-id', 'a', 'X-Id', 'b'] },
    body: '{"redirect":{"url":"http://x.test/é"}}',
  });
  test.each([
    ['integration.response.header.etag', ['"1"']],
    ['integration.response.header.X-ID', ['b']],
    ['integration.response.multivalueheader.x-id', ['a,b']],
    ['integration.response.multivalueheaders.x-id', ['a,b']],
    ['integration.response.header.none', undefined],
    ['integration.response.body.redirect.url', ['http://x.test/é']],
    ["'*'", ['*']],
  ])('%s', (source, values) => {
    const mapping = compileResponseParameter('method.response.header.X', source);
    expect(mapping.source.read(withResponse)).toEqual(values);
  });

  test.each([
    ['method.response.body', "'x'"],
    ['method.response.header.a', 'method.request.header.x'],
  ])('%s from %s is refused', (target, source) => {
    expect(() => compileResponseParameter(target, source)).toThrow(
      /is not a valid (response parameter|source)/,
    );
  });
});

describe('sources of a gateway response', () => {
  test.each([
    ['method.request.header.X-One', ['1']],
    ['method.request.querystring.a', ['2']],
    ['method.request.path.id', ['a%2Fb']],
    ["'*'", ['*']],
    ['context.stage', ['prod']],
  ])('%s', (source, values) => {
    const mapping = compileGatewayResponseParameter('gatewayresponse.header.X', source);
    expect(mapping.source.read(scope)).toEqual(values);
  });

  test('do not include a body', () => {
    expect(() =>
      compileGatewayResponseParameter('gatewayresponse.header.X', 'method.request.body'),
    ).toThrow('is not a valid source');
  });
});
