import { expect, test } from 'vitest';
import { entryIn } from '../../../../../src/load/forms/sam/document/entry.js';
import { readApiEvents, resourceType } from '../../../../../src/load/forms/sam/events/api-event.js';
import { SamTranslation } from '../../../../../src/load/forms/sam/translation.js';
import { bareContext } from '../../rest-api/parts.js';

const route = { Path: '/a', Method: 'GET' };
const APIS = {
  Api: { Type: 'AWS::Serverless::Api' },
  Http: { Type: 'AWS::Serverless::HttpApi' },
};

/** The events of these resources, and the issues. */
function eventsOf(resources: object): readonly [readonly unknown[], readonly string[]] {
  const context = bareContext();
  const translation = new SamTranslation({ Resources: { ...APIS, ...resources } }, context);
  const events = readApiEvents(translation).map(
    ({ owner, event, apiId, path, spelledMethod, method }) => [
      ...[`${owner.kind} ${owner.id}`, owner.condition, event.key, apiId, path],
      ...[spelledMethod, method],
    ],
  );
  return [events, context.sources.issues.map(({ pointer, message }) => `${pointer} ${message}`)];
}

const fn = (properties: object, type = 'Function') => ({
  Fn: {
    Type: `AWS::Serverless::${type}`,
    Condition: 'C',
    Properties: { Events: { E: { Type: 'Api', Properties: properties } } },
  },
});

const ANY = 'x-amazon-apigateway-any-method';

test.each<readonly [object, readonly unknown[]]>([
  [fn(route), ['Function Fn', 'C', 'E', undefined, '/a', 'get', 'get']],
  [fn(route, 'StateMachine'), ['StateMachine Fn', 'C', 'E', undefined, '/a', 'get', 'get']],
  [fn({ ...route, Method: 'Any' }), ['Function Fn', 'C', 'E', undefined, '/a', 'any', ANY]],
  [
    fn({ ...route, RestApiId: { Ref: 'Api' } }),
    ['Function Fn', 'C', 'E', 'Api', '/a', 'get', 'get'],
  ],
  [fn({ ...route, RestApiId: 'Api' }), ['Function Fn', 'C', 'E', 'Api', '/a', 'get', 'get']],
])('%j', (resources, event) => {
  expect(eventsOf(resources)).toEqual([[event], []]);
});

const REFERENCE = 'name its logical id, or remove "RestApiId" for the implicit API';

test.each<readonly [object, string]>([
  [{ Method: 'get' }, 'An Api event must have a string as "Path": it is missing'],
  [{ Path: '', Method: 'get' }, 'An Api event must have a string as "Path": not '],
  [{ Path: '/a', Method: 7 }, 'An Api event must have a string as "Method": not '],
  [
    { ...route, RestApiId: { Ref: 'Gone' } },
    `"RestApiId" must be a reference to an AWS::Serverless::Api of this template, not "Gone": ${REFERENCE}`,
  ],
  [
    { ...route, RestApiId: 'Http' },
    `"RestApiId" must be a reference to an AWS::Serverless::Api of this template, not "Http": ${REFERENCE}`,
  ],
  [{ ...route, RestApiId: { 'Fn::ImportValue': 'x' } }, '"RestApiId" must be a reference to '],
])('%j is refused', (properties, message) => {
  const [events, issues] = eventsOf(fn(properties));
  expect(events).toEqual([]);
  expect(issues).toEqual([expect.stringContaining(message)]);
});

test('properties that an event does not have are errors', () => {
  const [events, issues] = eventsOf(fn({ ...route, RequestModel: {}, Autho: {} }, 'StateMachine'));
  expect(events).toHaveLength(1);
  expect(issues).toEqual([
    expect.stringContaining('"RequestModel" is not a property of an Api event'),
    expect.stringContaining('"Autho" is not a property of an Api event; did you mean "Auth"?'),
  ]);
});

test('other events, and other resources, are not API events', () => {
  const Events = { S: { Type: 'Schedule' }, H: { Type: 'HttpApi', Properties: route }, O: 7 };
  const Type = 'AWS::Serverless::Function';
  expect(
    eventsOf({
      A: { Type, Properties: { Events } },
      B: { Type, Properties: { Events: 7 } },
      C: { Type: 'AWS::Lambda::Function', Properties: fn(route).Fn.Properties },
    }),
  ).toEqual([[], []]);
});

test('the type of a resource is a text', () => {
  const type = (resource: unknown) => resourceType(entryIn({ A: resource }, 'A', '#'));
  expect([type({ Type: 'T' }), type({}), type(7)]).toEqual(['T', '', '']);
});
