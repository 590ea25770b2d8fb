import { expect, test } from 'vitest';
import { parsePathTemplate } from '../../src/router/path-template.js';

test.each([
  ['/', []],
  ['/pets', ['static:pets']],
  ['/pets/{pet-id}', ['static:pets', 'parameter:pet-id']],
  ['/a.b_c-d,e:f/{proxy+}', ['static:a.b_c-d,e:f', 'greedy:proxy']],
])('%s is read', (path, segments) => {
  const template = parsePathTemplate(path);
  expect(template.segments.map(({ kind, value }) => `${kind}:${value}`)).toEqual(segments);
});

test.each([
  ['pets', 'must begin with "/"'],
  ['/pets//x', 'must not have empty segments'],
  ['/pets/', 'must not have empty segments'],
  ['/pre{id}', 'Path parameters must be separate path segments'],
  ['/{a}-{b}', 'Path parameters must be separate path segments'],
  ['/{}', 'Path parameters must be separate path segments'],
  ['/sp ace', 'is not a valid path part'],
  ['/$default', 'is not a valid path part'],
  ['/{proxy+}/child', 'Cannot create a child of a resource with a greedy path variable: {proxy+}'],
  ['/{id}/x/{id}', '{id} occurs twice'],
])('%s is refused', (path, message) => {
  expect(() => parsePathTemplate(path)).toThrow(message);
});
