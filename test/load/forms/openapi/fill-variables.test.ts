import { expect, test } from 'vitest';
import { readText } from '../../../../src/load/load-document.js';
import { plain, sourceOf } from '../../reading.js';

function filled(value: unknown, variables: Readonly<Record<string, unknown>>): unknown {
  const document = readText(JSON.stringify({ openapi: '3.0.1', 'x-a': value }), 'api.json', {
    variables,
  });
  return (plain(document) as { readonly 'x-a': unknown })['x-a'];
}

test.each<[unknown, unknown]>([
  ['http://${host}:${port}/', 'http://h.test:8080/'],
  ['http://{{host}}/{{ port }}', 'http://h.test/8080'],
  ['${port}', 8080],
  ['{{ list }}', ['a']],
  ['x ${list}', 'x ["a"]'],
  ['${none} ${host}', '${none} h.test'],
  ['$${stageVariables.x} ${stageVariables.y}', '${stageVariables.x} ${stageVariables.y}'],
  ['%%{if}', '%{if}'],
  ["$input.path('$.a') #set($x = {})", "$input.path('$.a') #set($x = {})"],
  [{ '/${base}': [{ deep: '${host}' }] }, { '/v1': [{ deep: 'h.test' }] }],
])('%j becomes %j', (value, expected) => {
  const variables = { host: 'h.test', port: 8080, list: ['a'], base: 'v1' };
  expect(filled(value, variables)).toEqual(expected);
});

test('values keep their places', () => {
  const document = readText('{"openapi":"3.0.1",\n "x-a": {"b": "${x}"}}', 'api.json', {
    variables: { x: 'y' },
  });
  const inner = document['x-a'] as object;
  expect(inner).toMatchObject({ b: 'y' });
  expect(sourceOf(document).memberPosition(inner, 'b')).toEqual({
    file: 'api.json',
    line: 2,
    column: 10,
  });
});

test('what YAML aliases share is filled once', () => {
  const text = `openapi: 3.0.1\nx-0: &x0 ['\${v}', '\${v}']\n${Array.from({ length: 40 }, (_, i) => `x-${i + 1}: &x${i + 1} [*x${i}, *x${i}]`).join('\n')}\n`;
  let asked = 0;
  const variables = (): string => {
    asked += 1;
    return 'y';
  };
  expect(readText(text, undefined, { variables })['x-0']).toEqual(['y', 'y']);
  expect(asked).toBe(1);
});
