import { expect, test } from 'vitest';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { readText } from '../../../../src/load/load-document.js';
import { plain, sourceOf } from '../../reading.js';

const TEMPLATE = `{
  "openapi": "3.0.1",
  "info": \${jsonencode({ title = upper(name) })},
  "paths": {
    %{~ for index, path in paths ~}
    %{ if index > 0 },%{ endif }
    "/\${path}": { "x-host": "\${host}", "x-kept": "$\${stageVariables.a}" }
    %{~ endfor ~}
  }
}`;

test('directives and functions are evaluated with the option variables', () => {
  const variables = { name: 'pets', paths: ['a', 'b'], host: 'h.test' };
  const item = { 'x-host': 'h.test', 'x-kept': '${stageVariables.a}' };
  const document = readText(TEMPLATE, 'api.json.tpl', { variables });
  expect(plain(document)).toEqual({
    openapi: '3.0.1',
    info: { title: 'PETS' },
    paths: { '/a': item, '/b': item },
  });
  const paths = document.paths as object;
  expect(sourceOf(document).memberPosition(paths, '/b')).toMatchObject({
    file: 'api.json.tpl',
    line: 7,
  });
});

test('what the option does not have stays open', () => {
  const text =
    'openapi: 3.0.1\npaths:\n  /a:\n    get:\n      responses: {}\n      x-amazon-apigateway-integration:\n        type: http_proxy\n        httpMethod: GET\n        uri: "http://${lower(host)}/"\n';
  expect(() => importRestApi(readText(text, 'api.yaml', { variables: {} }))).toThrow(
    /Only a deployment knows .*host/,
  );
});

test.each<[string, RegExp]>([
  ['%{ if a }', /1:/],
  ['%{ for x in list }\n${unknown(x)}%{ endfor }', /2:/],
])('a mistake in %j has its place', (text, place) => {
  expect(() => readText(text, 't.tpl', { variables: { a: true, list: [1] } })).toThrow(place);
});

test('without the option the message says what renders the template', () => {
  expect(() => readText('{"a":1 %{ if b }}')).toThrow(
    /set the option variables, with which the template is rendered/,
  );
});
