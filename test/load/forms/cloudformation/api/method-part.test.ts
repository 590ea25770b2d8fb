import { expect, test } from 'vitest';
import { methodPartOf } from '../../../../../src/load/forms/cloudformation/api/method-part.js';
import { CloudFormationTemplate } from '../../../../../src/load/forms/cloudformation/template.js';
import { plain } from '../../../reading.js';
import { bareContext } from '../../rest-api/parts.js';

/** The part that a method of a template becomes, and the issues. */
function partOf(Properties: object): readonly [unknown, readonly string[]] {
  const context = bareContext();
  const root = { Resources: { M: { Type: 'AWS::ApiGateway::Method', Properties } } };
  const template = new CloudFormationTemplate(root, context);
  const [resource] = template.ofType('AWS::ApiGateway::Method');
  if (resource === undefined) {
    throw new Error('The method is missing');
  }
  const part = methodPartOf(resource, '/', template, context);
  return [plain(part), context.sources.issues.map(({ message }) => message)];
}

test('a method has all parts in the words of API Gateway', () => {
  expect(
    partOf({
      HttpMethod: 'POST',
      AuthorizerId: { Ref: 'Login' },
      RequestValidatorId: 'all',
      ApiKeyRequired: true,
      MethodResponses: [{ StatusCode: 200, ResponseModels: { 'a/b': 'A' } }],
      Integration: {
        Type: 'HTTP',
        IntegrationHttpMethod: 'PUT',
        Uri: { 'Fn::Sub': 'https://${AWS::Region}.test' },
        IntegrationResponses: [{ StatusCode: 200, SelectionPattern: '2..' }],
      },
    })[0],
  ).toEqual({
    resourceId: '/',
    authorizerId: '${Login}',
    requestValidatorId: 'all',
    properties: expect.objectContaining({ httpMethod: 'POST', apiKeyRequired: true }),
    methodResponses: [{ statusCode: 200, responseModels: { 'a/b': 'A' } }],
    integration: { type: 'HTTP', httpMethod: 'PUT', uri: 'https://us-east-1.test' },
    integrationResponses: [{ statusCode: 200, selectionPattern: '2..' }],
  });
});

test('what a method lacks is not there', () => {
  expect(partOf({ Integration: 7, MethodResponses: 7 })).toEqual([
    {
      resourceId: '/',
      properties: { httpMethod: '', integration: 7, methodResponses: 7 },
      methodResponses: [],
      integrationResponses: [],
    },
    [],
  ]);
});

test.each<readonly [object, string]>([
  [{ Odd: 1 }, '"Odd" is not a property of AWS::ApiGateway::Method'],
  [{ Integration: { Odd: 1 } }, '"Odd" is not a property of Integration'],
  [
    { Integration: { IntegrationResponses: [{ Odd: 1 }] } },
    '"Odd" is not a property of IntegrationResponse',
  ],
  [{ MethodResponses: [{ Odd: 1 }] }, '"Odd" is not a property of MethodResponse'],
])('%j is reported', (properties, message) => {
  const [, issues] = partOf({ HttpMethod: 'GET', ...properties });
  expect(issues).toEqual([expect.stringContaining(message)]);
});
