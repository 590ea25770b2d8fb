import type {
  ConsoleApi,
  ConsoleIntegration,
  ConsoleMethod,
} from '../../../../src/console/protocol/console-api.js';
import type { ConsolePlace } from '../../../../src/console/protocol/console-place.js';

const PUT = '#/paths/~1pets~1{id}/put';
const INTEGRATION = `${PUT}/x-amazon-apigateway-integration`;

/** A place in the sample's file. */
export function placeOf(pointer: string, line: number): ConsolePlace {
  return { pointer, file: 'shop.yaml', line };
}

const integration: ConsoleIntegration = {
  type: 'HTTP',
  httpMethod: 'POST',
  uri: 'http://127.0.0.1:4000/pets/{id}',
  place: placeOf(INTEGRATION, 20),
  timeoutInMillis: 29_000,
  connectionType: 'INTERNET',
  passthroughBehavior: 'WHEN_NO_MATCH',
  mappings: [
    {
      target: 'integration.request.path.id',
      source: 'method.request.path.id',
      place: placeOf(`${INTEGRATION}/requestParameters/integration.request.path.id`, 22),
    },
  ],
  templates: [
    {
      mediaType: 'application/json',
      text: '{"animal": $input.json("$.type")}',
      place: placeOf(`${INTEGRATION}/requestTemplates/application~1json`, 24),
      isEditable: true,
    },
  ],
  responses: [
    {
      pattern: '4\\d{2}',
      statusCode: '404',
      place: placeOf(`${INTEGRATION}/responses/4\\d{2}`, 26),
      mappings: [],
      templates: [],
    },
    {
      pattern: 'default',
      statusCode: '200',
      place: placeOf(`${INTEGRATION}/responses/default`, 28),
      mappings: [
        {
          target: 'method.response.header.X-Id',
          source: 'integration.response.header.X-Id',
          place: placeOf(`${INTEGRATION}/responses/default/responseParameters/X-Id`, 30),
        },
      ],
      templates: [],
    },
  ],
};

/** A method that maps; `changes` replace its members. */
export function sampleMethod(changes: Partial<ConsoleMethod> = {}): ConsoleMethod {
  return {
    httpMethod: 'PUT',
    operationName: 'PutPet',
    place: placeOf(PUT, 10),
    apiKeyRequired: false,
    authorizers: [],
    validator: undefined,
    requestParameters: [{ location: 'path', name: 'id', required: true }],
    models: [],
    integration,
    methodResponses: [{ statusCode: '200', headers: ['X-Id'] }],
    issues: [],
    sample: { httpMethod: 'PUT', path: '/pets/7', headers: [], body: '{"type":"dog"}' },
    ...changes,
  };
}

/** An integration that maps; `changes` replace its members. */
export function sampleIntegration(changes: Partial<ConsoleIntegration>): ConsoleIntegration {
  return { ...integration, ...changes };
}

/** An API with a few resources. */
export function sampleApi(changes: Partial<ConsoleApi> = {}): ConsoleApi {
  const get = sampleMethod({
    httpMethod: 'GET',
    operationName: undefined,
    integration: sampleIntegration({ type: 'HTTP_PROXY' }),
    authorizers: [{ name: 'Login', type: 'TOKEN', scopes: [], identitySource: [] }],
  });
  return {
    name: 'Shop',
    id: 'abc123',
    stage: 'test',
    stageVariables: { table: 'pets' },
    canWrite: true,
    resources: [
      { path: '/pets/{id}', methods: [get, sampleMethod()] },
      { path: '/', methods: [sampleMethod({ httpMethod: 'ANY', operationName: undefined })] },
      { path: '/pets-old', methods: [get] },
      { path: '/pets', methods: [get] },
      { path: '/none', methods: [] },
    ],
    gatewayResponses: [{ type: 'DEFAULT_4XX', statusCode: 400, place: undefined }],
    issues: [],
    ...changes,
  };
}
