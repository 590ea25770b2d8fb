import { describe, expect, test } from 'vitest';
import {
  writeBuiltInModels,
  writeGatewayResponses,
  writeModels,
  writeRestApi,
} from '../../../../src/load/forms/rest-api/api-level.js';
import type { RestApiDraft } from '../../../../src/load/forms/rest-api/rest-api-draft.js';
import type { ControlPlaneResource } from '../../../../src/load/forms/rest-api/rest-api-parts.js';
import { draftOf } from './parts.js';

/** What a step writes into a body, and the issues that it reports. */
function written(
  write: (draft: RestApiDraft) => void,
  body: object = { openapi: '3.0.1' },
): readonly [document: unknown, issues: readonly string[]] {
  const { draft, document, issues } = draftOf(body);
  write(draft);
  return [document(), issues()];
}

const TYPES = 'x-amazon-apigateway-binary-media-types';
const COMPRESSION = 'x-amazon-apigateway-minimum-compression-size';
const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';

describe('the API', () => {
  test.each<readonly [ControlPlaneResource, object, object]>([
    [
      { name: 'New' },
      { info: { title: 'Old', version: '7' } },
      { info: { title: 'New', version: '7' } },
    ],
    [{ name: '', description: 'D' }, {}, { info: { description: 'D' } }],
    [
      { apiKeySource: 'AUTHORIZER' },
      {},
      { info: {}, 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' },
    ],
    [{ minimumCompressionSize: '0' }, {}, { info: {}, [COMPRESSION]: 0 }],
    [{ minimumCompressionSize: '${Size}' }, {}, { info: {}, [COMPRESSION]: '${Size}' }],
    [{ minimumCompressionSize: -1 }, {}, { info: {} }],
    [{ minimumCompressionSize: '' }, {}, { info: {} }],
    [{ minimumCompressionSize: null }, {}, { info: {} }],
    [
      { binaryMediaTypes: ['image~1png', '*~1*'] },
      { [TYPES]: ['image/png'] },
      { info: {}, [TYPES]: ['image/png', '*/*'] },
    ],
    [{ binaryMediaTypes: ['a/b', 7] }, { [TYPES]: 'odd' }, { info: {}, [TYPES]: ['a/b', 7] }],
    [{ binaryMediaTypes: [] }, {}, { info: {} }],
    [{ policy: { a: 1 } }, {}, { info: {}, 'x-amazon-apigateway-policy': { a: 1 } }],
    [{ policy: '{"a":1}' }, {}, { info: {}, 'x-amazon-apigateway-policy': { a: 1 } }],
    [
      { disableExecuteApiEndpoint: 'true' },
      { swagger: '2.0' },
      { swagger: '2.0', info: {}, [ENDPOINT]: { disableExecuteApiEndpoint: true } },
    ],
    [{ disableExecuteApiEndpoint: false }, {}, { info: {} }],
    [
      { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] } },
      {},
      { info: {}, servers: [{ url: '/', [ENDPOINT]: { vpcEndpointIds: ['vpce-1'] } }] },
    ],
    [{ endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: [] } }, {}, { info: {} }],
    [
      { disableExecuteApiEndpoint: true },
      { servers: [{ url: '/a' }, { url: '/b' }] },
      {
        info: {},
        servers: [{ url: '/a', [ENDPOINT]: { disableExecuteApiEndpoint: true } }, { url: '/b' }],
      },
    ],
  ])('%j on top of %j', (restApi, body, document) => {
    expect(written((draft) => writeRestApi(draft, restApi), body)).toEqual([document, []]);
  });
});

describe('models', () => {
  test.each<readonly [string, object, object]>([
    [
      'OpenAPI 3.0',
      { components: { schemas: { Pet: { type: 'string' }, Old: {} } } },
      { components: { schemas: { Pet: { type: 'object' }, Old: {}, Tag: {} } } },
    ],
    [
      'Swagger 2.0',
      { swagger: '2.0', definitions: { Pet: { type: 'string' } } },
      { swagger: '2.0', definitions: { Pet: { type: 'object' }, Tag: {} } },
    ],
  ])('in %s, one with the name of one of the body replaces it', (_version, body, document) => {
    const models = [{ name: 'Pet', schema: '{"type":"object"}' }, { name: 'Tag' }];
    expect(written((draft) => writeModels(draft, models), body)).toEqual([document, []]);
  });

  test('a reference within a model leads to its place', () => {
    const models = [{ schema: { $ref: '#/definitions/a' } }];
    expect(written((draft) => writeModels(draft, models), {})[0]).toEqual({
      components: { schemas: { Model: { $ref: '#/components/schemas/Model/definitions/a' } } },
    });
  });

  test('two of one name are told apart, with a warning', () => {
    const models = [{ name: 'A', schema: { type: 'string' } }, { name: 'A' }];
    expect(written((draft) => writeModels(draft, models), {})).toEqual([
      { components: { schemas: { A: { type: 'string' }, A2: {} } } },
      [
        'warning DUPLICATE_KEY Two models are called "A", which API Gateway refuses: this one is called "A2" here, so rename it',
      ],
    ]);
  });

  test.each<readonly [readonly string[], object, object]>([
    [['Other'], {}, {}],
    [
      ['Empty'],
      {},
      { components: { schemas: { Empty: { title: 'Empty Schema', type: 'object' } } } },
    ],
    [
      ['Error'],
      {},
      {
        components: {
          schemas: {
            Error: {
              title: 'Error Schema',
              type: 'object',
              properties: { message: { type: 'string' } },
            },
          },
        },
      },
    ],
    [
      ['Error'],
      { components: { schemas: { Error: { type: 'string' } } } },
      { components: { schemas: { Error: { type: 'string' } } } },
    ],
  ])('those that every API has are written if they are used: %j in %j', (used, body, document) => {
    expect(written((draft) => writeBuiltInModels(draft, new Set(used)), body)).toEqual([
      document,
      [],
    ]);
  });
});

describe('gateway responses', () => {
  const KEY = 'x-amazon-apigateway-gateway-responses';

  test.each<readonly [ControlPlaneResource, object]>([
    [{ statusCode: 418 }, { statusCode: '418' }],
    [{ statusCode: '', responseParameters: {}, responseTemplates: null }, {}],
    [
      {
        responseParameters: { 'gatewayresponse.header.A': "'a'" },
        responseTemplates: { 'application/json': '{}' },
      },
      {
        responseParameters: { 'gatewayresponse.header.A': "'a'" },
        responseTemplates: { 'application/json': '{}' },
      },
    ],
  ])('%j replaces that of the body', (response, made) => {
    const responses = [{ responseType: 'DEFAULT_4XX', ...response }];
    const body = { [KEY]: { DEFAULT_4XX: { statusCode: 400 }, THROTTLED: {} } };
    expect(written((draft) => writeGatewayResponses(draft, responses), body)).toEqual([
      { [KEY]: { DEFAULT_4XX: made, THROTTLED: {} } },
      [],
    ]);
  });

  test.each<readonly [readonly ControlPlaneResource[], object, string]>([
    [[{ statusCode: 400 }], {}, 'error INVALID_VALUE A gateway response needs a "responseType"'],
    [
      [
        { responseType: 'THROTTLED', statusCode: 1 },
        { responseType: 'THROTTLED', statusCode: 2 },
      ],
      { [KEY]: { THROTTLED: { statusCode: '2' } } },
      'warning DUPLICATE_KEY The gateway response THROTTLED is defined twice: the last one applies, so remove the other',
    ],
  ])('%j is reported', (responses, document, issue) => {
    expect(written((draft) => writeGatewayResponses(draft, responses), {})).toEqual([
      document,
      [issue],
    ]);
  });
});
