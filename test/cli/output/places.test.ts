import { expect, test } from 'vitest';
import { DocumentPlaces } from '../../../src/cli/output/places.js';
import { loadDocument, readText } from '../../../src/load/load-document.js';
import { folderOf } from '../../support/fake-console.js';

const TEXT = `openapi: 3.0.1
paths:
  /a:
    get: { $ref: '#/x-get' }
x-get:
  summary: s
  templates: { Application/JSON: one, application/json : two, Text: three }
`;
const places = new DocumentPlaces(readText(TEXT));

test.each([
  ['#/paths/~1a', [], ' (text:3:3)'],
  ['#/paths', ['/a', 'get'], ' (text:4:5)'],
  ['#/x-get/summary', [], ' (text:6:3)'],
  ['#/missing', [], ''],
] as const)('%s %j is at%s', (pointer, keys, place) => {
  expect(places.at(pointer, ...keys)).toBe(place);
});

test('a place names its file', () => {
  const { path } = folderOf({ 'api.yaml': TEXT });
  const document = loadDocument(path('api.yaml'));
  expect(new DocumentPlaces(document).at('#/paths')).toBe(` (${path('api.yaml')}:2:1)`);
});

test('the places of a document that was not loaded are not known', () => {
  expect(new DocumentPlaces({ openapi: '3.0.1' }).at('#/openapi')).toBe('');
});

test('the value at a place; of a reference, its target', () => {
  expect(places.value('#/x-get', 'summary')).toBe('s');
  expect(places.value('#/paths/~1a/get')).toMatchObject({ summary: 's' });
  expect(places.value('#/missing')).toBeUndefined();
});

test.each([
  ['application/json', 'application/json'],
  ['text', 'Text'],
  ['other', 'other'],
])('the key like %s is %s', (key, found) => {
  expect(places.keyLike(key, '#/x-get', 'templates')).toBe(found);
});

test('where there is no object, the key is as it was asked for', () => {
  expect(places.keyLike('a', '#/openapi')).toBe('a');
  expect(places.keyLike('a', '#/missing')).toBe('a');
});
