import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGateway, type GatewayOptions, OPTION_CHECKS } from '../../../src/gateway.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { projectRoot } from '../../support/installed-package.js';
import { unhandledRejections } from '../../support/rejections.js';
import { requestOf } from '../../support/scope.js';
import { expectRefused, securedDocument } from '../../support/wrong-options.js';

const quiet = { onWarnings: () => {} };

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [options: unknown, sentence: RegExp]>([
    [null, /^The options of the gateway must be an object, not null$/],
    ['dev', /must be an object, not "dev"$/],
    [[], /must be an object, not an array$/],
    [Promise.resolve({}), /must be an object, not a promise$/],
    [new Map(), /must be an object, not a Map$/],
    [() => {}, /must be an object, not a function$/],
    [
      { stageVaraibles: {} },
      /^"stageVaraibles" is not an option of the gateway; did you mean "stageVariables"\?$/,
    ],
    [{ stageVaraibles: undefined }, /; did you mean "stageVariables"\?$/],
    [{ onerror: () => {} }, /did you mean "onError"\?$/],
    [{ plugins: [] }, /^"plugins" is not an option of the gateway: use one of .*trace/],
    [{ fallthrough: 'yes' }, /^fallthrough must be true or false, not "yes"$/],
    [{ methodOverride: 1 }, /^methodOverride must be true or false, not 1$/],
    [{ traceSecrets: null }, /^traceSecrets must be true or false, not null$/],
    [{ failOnWarnings: 'true' }, /^failOnWarnings must be true or false, not "true"$/],
    ...[
      'backendUri',
      'admit',
      'integrate',
      'context',
      'trace',
      'onError',
      'onWarnings',
      'clock',
      'requestId',
    ].map(
      (name) => [{ [name]: true }, new RegExp(`^${name} must be a function, not true$`)] as const,
    ),
    [{ clock: 0 }, /^clock must be a function, not 0$/],
    [{ dispatcher: {} }, /^dispatcher must be an undici dispatcher, .*, not an object$/],
    [
      { dispatcher: { dispatch: () => true }, allowedBackends: [] },
      /^The option allowedBackends cannot take effect, because the option dispatcher/,
    ],
    [{ allowedBackends: ['http://a'] }, /^allowedBackends\[0\] must be a host/],
    [{ dispatcher: () => {} }, /^dispatcher must be .*, not a function$/],
    [
      {
        backends: new (class {
          HTTP() {}
        })(),
      },
      /^backends must be a plain object of functions: the one given inherits "HTTP"$/,
    ],
    [{ backends: [] }, /^backends must be an object of functions, not an array$/],
    [{ backends: new Map() }, /^backends must be an object of functions, not a Map$/],
    [
      { backends: { aws_proxy: () => {} } },
      /^"aws_proxy" is not an integration type .*; did you mean "AWS_PROXY"\?$/,
    ],
    [{ backends: { LAMBDA: () => {} } }, /: use one of HTTP, HTTP_PROXY, AWS, AWS_PROXY$/],
    [
      { backends: { MOCK: () => {} } },
      /^"MOCK" is not an integration type that a backend can serve/,
    ],
    [{ backends: { AWS: {} } }, /^backends\.AWS must be a function, not an object$/],
    [
      { hookTimeoutInMillis: 0 },
      /^hookTimeoutInMillis must be a whole number of milliseconds from 1/,
    ],
    [{ hookTimeoutInMillis: 2 ** 31 }, /^hookTimeoutInMillis must be/],
    [{ idleTimeoutInMillis: 0.5 }, /^idleTimeoutInMillis must be a whole number of milliseconds/],
    [{ hookTimeoutInMillis: '10' }, /not "10"$/],
    [{ payloadLimit: '10mb' }, /^payloadLimit must be a number of bytes, not "10mb"$/],
    [{ payloadLimit: -1 }, /not -1$/],
    [{ payloadLimit: Number.NaN }, /not NaN$/],
    [{ payloadLimit: 10n }, /not 10n$/],
    [{ stage: '' }, /^stage must be a string of at least one character, not ""$/],
    [{ stage: 5 }, /^stage must be .* not 5$/],
    [{ stageVariables: { port: 4000 } }, /^stageVariables\.port must be a string, not 4000$/],
    [{ stageVariables: 'a=b' }, /^stageVariables must be an object of strings, not "a=b"$/],
    [{ basePath: 'Split' }, /^basePath must be one of "ignore", "prepend", "split", not "Split"$/],
    [
      { templateEngine: () => '' },
      /^templateEngine must be a template engine, .*, not a function$/,
    ],
    [{ templateEngine: {} }, /^templateEngine must be/],
  ])('%o', (options, sentence) => {
    expectRefused(options, sentence);
  });

  test('importRestApi checks its own options', () => {
    expect(() => importRestApi(securedDocument, { stageVaraibles: {} } as never)).toThrow(
      new TypeError(
        '"stageVaraibles" is not an option of importRestApi; did you mean "stageVariables"?',
      ),
    );
    expect(() => importRestApi(securedDocument, null as never)).toThrow(
      'The options of importRestApi must be an object, not null',
    );
  });
});

test('an option that is undefined counts as absent', () => {
  const options = Object.fromEntries(Object.keys(OPTION_CHECKS).map((name) => [name, undefined]));
  expect(() => createGateway(securedDocument, { ...options, ...quiet })).not.toThrow();
});

test.each<GatewayOptions>([
  { authorizers: { login: undefined, AWS_IAM: 'upstream' } },
  { authorizers: { unused: () => true } },
  { authorizers: { nowhere: () => true } },
  { backends: { AWS: undefined } },
  { apiKeys: new Map() },
  { apiKeys: { get: () => undefined } as never },
  { payloadLimit: Number.POSITIVE_INFINITY },
])('%o is accepted', (options) => {
  expect(() => createGateway(securedDocument, { ...options, ...quiet })).not.toThrow();
});

test('an authorizer that is undefined counts as missing, with a warning', () => {
  const { warnings } = createGateway(securedDocument, {
    authorizers: { login: undefined },
    ...quiet,
  });
  expect(warnings.map(({ message }) => message).join()).toContain('security scheme "login"');
});

test('options are read once: what changes later has no effect', async () => {
  const options = { ...quiet, stage: 'one' };
  let reads = 0;
  Object.defineProperty(options, 'fallthrough', {
    enumerable: true,
    get: () => {
      reads += 1;
      return true;
    },
  });
  createGateway(securedDocument, options);
  expect(reads).toBe(1);
});

test('a member of an option is read once: a getter cannot change its value later', async () => {
  let reads = 0;
  const authorizers = {
    get login() {
      reads += 1;
      return reads === 1 ? () => false : ('upstream' as const);
    },
  };
  const gateway = createGateway(securedDocument, { ...quiet, authorizers });
  const response = await gateway.invoke(requestOf({ path: '/x', headers: ['Authorization', 't'] }));
  expect(response?.statusCode).toBe(403);
  expect(reads).toBe(1);
});

test('an onWarnings that rejects leaves no unhandled rejection', async () => {
  const rejections = unhandledRejections();
  const onWarnings = async () => {
    throw new Error('later');
  };
  expect(createGateway(securedDocument, { onWarnings }).warnings).not.toEqual([]);
  expect(await rejections()).toEqual([]);
});

describe('docs/options.md', () => {
  const page = readFileSync(join(projectRoot, 'docs/options.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \|(.*)\| `(.*)` \|$/gm)].map(
    ([, name = '', rest = '', example = '']) => ({ name, cells: rest.split('|'), example }),
  );

  test('has one row for each option', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(OPTION_CHECKS).sort());
    for (const { cells } of rows) {
      expect(cells.map((cell) => cell.trim()).filter((cell) => cell === '')).toEqual([]);
    }
  });

  test.each(rows.map(({ name, example }) => [name, example]))(
    'the example of %s: %s',
    (name, example) => {
      const keys = new Map([['abc', { id: 'k1' }]]);
      const names = ['agent', 'keys', 'lambda', 'verify', 'velocityjsEngine'];
      const values = [
        { dispatch: () => true },
        keys,
        () => {},
        () => true,
        { compile: () => ({ render: () => '' }) },
      ];
      const options = new Function(...names, `return (${example})`)(...values);
      expect(Object.keys(options)).toEqual([name]);
      expect(() => createGateway(securedDocument, { ...quiet, ...options })).not.toThrow();
    },
  );
});
