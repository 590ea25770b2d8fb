import { expect, test } from 'vitest';
import { IntegrationDescriber } from '../../../src/console/describe/describe-integration.js';
import { TemplateTexts } from '../../../src/console/describe/template-texts.js';
import type { ConsoleIntegration } from '../../../src/console/protocol/console-api.js';
import { described, lineOf, SHOP } from './described.js';

function integrationOf(httpMethod: string): ConsoleIntegration {
  const { api, view } = described(SHOP);
  const integration = api.resources[0]?.methods.get(httpMethod)?.integration;
  if (integration === undefined) {
    throw new Error(`${httpMethod} has no integration`);
  }
  return new IntegrationDescriber(view, new TemplateTexts(view, false)).describe(integration);
}

const pointer = '#/paths/~1orders~1{id}/post/x-amazon-apigateway-integration';
const placeOf = (below: string, part: string) => ({
  pointer: `${pointer}${below}`,
  file: 'api.yaml',
  line: lineOf(SHOP, part),
});

test('an integration, box by box, with its places', () => {
  expect(integrationOf('POST')).toEqual({
    type: 'HTTP',
    httpMethod: 'PUT',
    uri: 'https://orders.test/{id}',
    place: placeOf('', 'x-amazon-apigateway-integration:'),
    timeoutInMillis: 1000,
    connectionType: 'INTERNET',
    passthroughBehavior: 'NEVER',
    mappings: [
      {
        target: 'integration.request.path.id',
        source: 'method.request.path.id',
        place: placeOf(
          '/requestParameters/integration.request.path.id',
          'integration.request.path.id:',
        ),
      },
    ],
    templates: [
      {
        mediaType: 'application/json',
        text: '{"id": 1}',
        place: placeOf('/requestTemplates/application~1JSON', 'application/JSON'),
        isEditable: false,
      },
    ],
    responses: [
      {
        pattern: '4\\d{2}',
        statusCode: '400',
        place: placeOf('/responses/4\\d{2}', '4\\d{2}:'),
        mappings: [
          {
            target: 'method.response.header.X-A',
            source: "'a'",
            place: placeOf(
              '/responses/4\\d{2}/responseParameters/method.response.header.X-A',
              'method.response.header.X-A',
            ),
          },
        ],
        templates: [],
      },
      {
        pattern: 'default',
        statusCode: '200',
        place: placeOf('/responses/default', '          default:'),
        mappings: [],
        templates: [
          {
            mediaType: 'text/plain',
            text: 'a\nb',
            place: placeOf('/responses/default/responseTemplates/text~1plain', 'text/plain:'),
            isEditable: false,
          },
        ],
      },
    ],
  });
});

test('a proxy has no templates, no responses and no passthrough', () => {
  expect(integrationOf('ANY')).toMatchObject({
    type: 'HTTP_PROXY',
    httpMethod: 'ANY',
    passthroughBehavior: undefined,
    mappings: [],
    templates: [],
    responses: [],
  });
});
