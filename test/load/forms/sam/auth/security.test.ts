import { expect, test } from 'vitest';
import { translated } from '../translating.js';

test('Requirements that stay keep their places', () => {
  const { made, context } = translated(`Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: Prod
      Auth: { ApiKeyRequired: true }
      DefinitionBody:
        swagger: '2.0'
        paths:
          /a:
            get:
              x-amazon-apigateway-integration: { type: mock }
              security:
                - NONE: []
                - Own: []
                - api_key: []
`);
  const operation = made.Resources.Api.Properties.Body.paths['/a'].get;
  const { security } = operation;
  expect(security).toMatchObject([{ Own: [] }, { api_key: [] }]);
  const places = [
    context.sources.memberPosition(operation, 'security'),
    context.sources.memberPosition(security, '0'),
    context.sources.memberPosition(security, '1'),
  ];
  expect(places.map((place) => `${place?.line}:${place?.column}`)).toEqual([
    '6:15',
    '15:19',
    '6:15',
  ]);
});
