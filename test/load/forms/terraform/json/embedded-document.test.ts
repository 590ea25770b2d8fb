import { expect, test } from 'vitest';
import { importRestApi } from '../../../../../src/import/import-rest-api.js';
import { readText } from '../../../../../src/load/load-document.js';
import { outcome } from '../issues.js';
import { mockApi, shownState } from './state-file.js';

function stateWith(body: string): string {
  const api = { id: 'a', root_resource_id: 'r', name: 'Pets', body };
  return JSON.stringify(shownState(['aws_api_gateway_rest_api.pets', api]));
}

/** The character of the state at which an issue is. */
function found(text: string): string {
  const { issues } = outcome(() => importRestApi(readText(text)));
  const column = /^1:(\d+) error/.exec(issues[0] ?? '')?.[1];
  return text.slice(Number(column) - 1, Number(column) + 14);
}

test('A mistake in the body is found in the text of the state, past all escapes', () => {
  const body = `{\n\t"openapi": "3.0.1", "info": {"title": "\u00e9"},\n"paths": {"/a": {"get": 5}}}`;
  expect(found(stateWith(body))).toMatch(/^\\"get\\": 5/);
});

test('A body in YAML knows its places, too', () => {
  const body = 'openapi: 3.0.1\ninfo: {title: x}\npaths:\n  /a:\n    get: 5\n';
  expect(found(stateWith(body))).toMatch(/^get: 5/);
});

test('A body that is neither is an issue at its place', () => {
  expect(found(stateWith('{"openapi": ?'))).toMatch(/^\?/);
});

test('A schema is read as JSON', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' } } };
  const model = { rest_api_id: 'api', name: 'Pet', content_type: 'application/json' };
  const state = mockApi([
    'aws_api_gateway_model.pet',
    { ...model, schema: JSON.stringify(schema) },
  ]);
  const { document } = outcome(() => readText(JSON.stringify(state)));
  expect(document).toMatchObject({ components: { schemas: { Pet: schema } } });
});
