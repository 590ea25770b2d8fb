import { expect, test } from 'vitest';
import {
  requestTemplatesPointer,
  responseTemplatesPointer,
  templatesOfApi,
} from '../../../src/console/describe/api-templates.js';
import { described, SHOP } from './described.js';

const integration = '#/paths/~1orders~1{id}/post/x-amazon-apigateway-integration';

test('all templates of an API, with their pointers', () => {
  const { api, view } = described(SHOP);
  expect([...templatesOfApi(api, view)].map(({ place }) => place.pointer)).toEqual([
    `${integration}/requestTemplates/application~1JSON`,
    `${integration}/responses/default/responseTemplates/text~1plain`,
  ]);
});

test('where an integration and its responses have templates', () => {
  expect(requestTemplatesPointer('#/a')).toBe('#/a/requestTemplates');
  expect(responseTemplatesPointer('#/a')).toBe('#/a/responseTemplates');
});
