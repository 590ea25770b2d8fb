import { expect, test } from 'vitest';
import {
  idIn,
  propertiesOf,
  propertyPlace,
  renamedObjects,
  renamedProperties,
} from '../../../../../src/load/forms/cloudformation/api/properties.js';
import { CloudFormationTemplate } from '../../../../../src/load/forms/cloudformation/template.js';
import { plain } from '../../../reading.js';
import { bareContext } from '../../rest-api/parts.js';

const context = bareContext();
const root = {
  Resources: {
    M: {
      Type: 'AWS::ApiGateway::Method',
      Properties: { HttpMethod: { 'Fn::Sub': '${AWS::Region}' }, Uris: 'x', Empty: '', List: [] },
    },
  },
};
const template = new CloudFormationTemplate(root, context);
const [method] = template.ofType('AWS::ApiGateway::Method');
if (method === undefined) {
  throw new Error('The method is missing');
}

test('properties are evaluated, and called as in the API of API Gateway', () => {
  const made = propertiesOf(method, ['HttpMethod', 'Uri', 'Empty', 'List'], template, context);
  expect(plain(made)).toEqual({ httpMethod: 'us-east-1', empty: '', list: [] });
  expect(context.sources.issues.splice(0)).toEqual([
    {
      severity: 'warning',
      code: 'UNKNOWN_PROPERTY',
      message:
        '"Uris" is not a property of AWS::ApiGateway::Method and was NOT applied; did you mean "Uri"?',
      pointer: '#/Uris',
    },
  ]);
});

test.each([
  ['ApiKeySourceType', 'apiKeySource'],
  ['IntegrationHttpMethod', 'httpMethod'],
  ['ProviderARNs', 'providerARNs'],
])('%s is called %s', (property, name) => {
  expect(plain(renamedProperties({ [property]: 1 }, 'X', [property], context))).toEqual({
    [name]: 1,
  });
});

test('so are those of the objects in a list', () => {
  const list = [{ StatusCode: 200 }, 7, { StatusCode: 404 }];
  expect(renamedObjects(list, 'X', ['StatusCode'], context).map(plain)).toEqual([
    { statusCode: 200 },
    { statusCode: 404 },
  ]);
  expect(renamedObjects({ StatusCode: 1 }, 'X', ['StatusCode'], context)).toEqual([]);
});

test.each([
  ['HttpMethod', 'us-east-1'],
  ['Uris', 'x'],
  ['Empty', undefined],
  ['List', undefined],
  ['Missing', undefined],
])('the id in %s is %j', (key, id) => {
  expect(idIn(method, key, template)).toBe(id);
});

test('the place of a property, or that of its resource', () => {
  expect(propertyPlace(method, 'Uris')).toEqual({ container: method.properties, key: 'Uris' });
  expect(propertyPlace(method, 'Missing')).toBe(method.at);
});
