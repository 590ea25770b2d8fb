import { expect, test } from 'vitest';
import { templateChoices } from '../../../../../console/templates/choice/template-choices.js';
import {
  firstSample,
  readSample,
  sampleTexts,
} from '../../../../../console/templates/input/sample.js';
import { placeOf, sampleApi, sampleIntegration, sampleMethod } from '../../support/sample-api.js';

const EMPTY = { body: '', params: '', context: '', stageVariables: '' };

test('an input is the same after it was shown and read', () => {
  const input = {
    body: '{"a": 1}',
    params: { path: { id: '7' }, querystring: {}, header: { Accept: '*/*' } },
    context: { identity: { sourceIp: '127.0.0.1' } },
    stageVariables: { color: 'blue' },
  };
  expect(readSample(sampleTexts(input))).toEqual({ input, problems: {} });
});

test.each([
  ['params', '{"path": {"id": 7}}', /whose values are texts/],
  ['params', '{"query": {}}', /path, querystring and header/],
  ['params', '[]', /Write an object/],
  ['context', '1', /Write an object/],
  ['context', '{', /JSON/],
  ['stageVariables', '{"a": null}', /whose values are texts/],
] as const)('%s cannot be %s', (part, text, message) => {
  const { input, problems } = readSample({ ...EMPTY, [part]: text });
  expect(Object.keys(problems)).toEqual([part]);
  expect(problems[part]).toMatch(message);
  expect(input[part]).toBeUndefined();
});

test('empty texts are empty objects', () => {
  const { input, problems } = readSample(EMPTY);
  expect(problems).toEqual({});
  expect(input).toEqual({ body: '', params: {}, context: {}, stageVariables: {} });
});

test.each([
  ['request', '{"name": "name"}'],
  ['response', '{}'],
] as const)('the first input on the %s side is that of the sample request', (side, body) => {
  const template = {
    mediaType: 'text/plain',
    text: '',
    place: placeOf('#/t', 1),
    isEditable: true,
  };
  const responses = [
    {
      pattern: '',
      statusCode: '200',
      place: placeOf('#/r', 1),
      mappings: [],
      templates: [template],
    },
  ];
  const method = sampleMethod({
    integration: sampleIntegration({ templates: [template], responses }),
    sample: {
      httpMethod: 'PUT',
      path: '/pets/a%20b?limit=1',
      headers: [['Accept', '*/*']],
      body: '{"name": "name"}',
    },
  });
  const api = sampleApi({ resources: [{ path: '/pets/{id}', methods: [method] }] });
  const choice = templateChoices(api).find((one) => one.side === side);
  expect(firstSample(api, choice)).toMatchObject({
    body,
    params: { path: { id: 'a b' }, querystring: { limit: '1' }, header: { Accept: '*/*' } },
    context: { resourcePath: '/pets/{id}', httpMethod: 'PUT', path: '/test/pets/a%20b' },
    stageVariables: { table: 'pets' },
  });
});
