import { expect, test } from 'vitest';
import { IMPORT_OPTION_CHECKS, type ImportOptions } from '../../src/import/import-options.js';
import { velocityEngine } from '../../src/mapping/index.js';

const check = (name: keyof ImportOptions, value: unknown) => () =>
  IMPORT_OPTION_CHECKS[name](value, name);

test.each<[keyof ImportOptions, unknown]>([
  ['stage', 'prod'],
  ['apiId', 'a1b2c3d4e5'],
  ['apiId', 'Shop_api-1'],
  ['stageVariables', { a: 'b' }],
  ['stageVariables', {}],
  ['basePath', 'ignore'],
  ['basePath', 'prepend'],
  ['basePath', 'split'],
  ['failOnWarnings', false],
  ['templateEngine', velocityEngine],
  ['accountId', '123456789012'],
])('%s: %o is accepted', (name, value) => {
  expect(check(name, value)).not.toThrow();
});

test.each<[keyof ImportOptions, unknown, string]>([
  ['stage', '', 'stage must be a string of at least one character, not ""'],
  ['stage', 5, 'stage must be a string of at least one character, not 5'],
  ['apiId', '', 'apiId must be a string of 1 to 64 letters, digits, hyphens and underscores'],
  ['apiId', 'a/b', 'apiId must be '],
  ['apiId', 5, 'apiId must be '],
  ['stageVariables', { a: 1 }, 'stageVariables.a must be '],
  ['stageVariables', 'a', 'stageVariables must be an object of strings'],
  ['basePath', 'keep', 'basePath must be '],
  ['failOnWarnings', 'true', 'failOnWarnings must be true or false, not "true"'],
  ['templateEngine', {}, 'templateEngine must be a template engine, an object with a method'],
  ['accountId', '1', 'accountId must be '],
])('%s: %j is refused', (name, value, message) => {
  expect(check(name, value)).toThrow(message);
});
