import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { checkOptions } from '../../src/checks/option-checks.js';
import { LOAD_OPTION_CHECKS, type LoadOptions } from '../../src/load/load-options.js';

const check = (options: object): LoadOptions =>
  checkOptions<LoadOptions>(options, LOAD_OPTION_CHECKS, 'loadDocument');

test.each([
  {},
  { variables: { a: 'b' } },
  { variables: () => undefined },
  { api: 'Api', stage: 'prod', stackName: 'stack' },
  { root: '.' },
  { root: pathToFileURL('/tmp') },
  { region: 'eu-west-1', accountId: '123456789012' },
])('%j is allowed', (options) => {
  expect(check(options)).toEqual(options);
});

test.each<readonly [object, string]>([
  [{ variables: 'a=b' }, 'variables must be an object or a function, not "a=b"'],
  [{ variables: null }, 'variables must be an object or a function, not null'],
  [{ api: 7 }, 'api must be a string'],
  [{ stage: '' }, 'stage must be a string of at least one character, not ""'],
  [{ stage: 7 }, 'stage must be a string of at least one character'],
  [{ root: 7 }, 'root must be a path or a file: URL'],
  [{ root: new URL('https://host.test/') }, 'root must be a path or a file: URL'],
  [{ accountId: '12' }, 'accountId must be'],
  [{ region: '' }, 'region must be'],
  [{ stackName: 7 }, 'stackName must be a string'],
  [{ apis: 'Api' }, '"apis" is not an option of loadDocument; did you mean "api"?'],
])('%j is refused', (options, message) => {
  expect(() => check(options)).toThrow(message);
});
