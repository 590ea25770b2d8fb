import { expect, test } from 'vitest';
import { DocumentView } from '../../../src/console/describe/document-view.js';
import { described, lineOf, SHOP } from './described.js';

const { view } = described(SHOP);
const integration = '#/paths/~1orders~1{id}/post/x-amazon-apigateway-integration';

test.each([
  ['#/info', 'info:'],
  [integration, 'x-amazon-apigateway-integration:'],
  [`${integration}/responses/4\\d{2}`, '4\\d{2}:'],
  [`${integration}/responses/default/responseTemplates/text~1plain`, 'text/plain:'],
])('%s has a line', (pointer, part) => {
  expect(view.placeOf(pointer)).toEqual({ pointer, file: 'api.yaml', line: lineOf(SHOP, part) });
});

test.each(['#', '#/missing', `${integration}/requestTemplates/a`, 'x', ''])(
  '%s has no line',
  (pointer) => {
    expect(view.placeOf(pointer)).toEqual({ pointer, file: undefined, line: undefined });
  },
);

test('templates are found by their media types in lower case, through references', () => {
  const requests = `${integration}/requestTemplates`;
  expect(view.templates(requests, ['application/json', 'text/html'])).toEqual([
    {
      mediaType: 'application/json',
      place: {
        pointer: `${requests}/application~1JSON`,
        file: 'api.yaml',
        line: lineOf(SHOP, 'application/JSON'),
      },
      member: expect.objectContaining({ key: 'application/JSON', value: '{"id": 1}' }),
    },
    {
      mediaType: 'text/html',
      place: { pointer: `${requests}/text~1html`, file: undefined, line: undefined },
      member: undefined,
    },
  ]);
  const [stored] = view.templates(`${integration}/responses/default/responseTemplates`, [
    'text/plain',
  ]);
  expect(stored?.member?.value).toBe('a\nb');
});

test('without a document nothing is known', () => {
  const empty = new DocumentView(undefined);
  expect(empty.document).toBeUndefined();
  expect(empty.placeOf('#/info')).toEqual({ pointer: '#/info', file: undefined, line: undefined });
  expect(empty.memberAt('#/info')).toBeUndefined();
  expect(empty.referent({ a: 1 })).toBeUndefined();
  expect(empty.templates('#/t', ['a/b'])).toMatchObject([{ mediaType: 'a/b', member: undefined }]);
});

test('a document from no text has values, but no lines', () => {
  const made = new DocumentView({ openapi: '3.0.1', info: { title: 'Shop' }, paths: {} });
  expect(made.memberAt('#/info/title')?.value).toBe('Shop');
  expect(made.placeOf('#/info')).toEqual({ pointer: '#/info', file: undefined, line: undefined });
});
