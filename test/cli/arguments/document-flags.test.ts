import { describe, expect, test } from 'vitest';
import {
  LOAD_FLAGS,
  loadOptionsOf,
  STAGE_FLAGS,
  stageFor,
  stageOptionsOf,
} from '../../../src/cli/arguments/document-flags.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import { UsageError } from '../../../src/cli/arguments/usage-error.js';
import type { LoadOptions } from '../../../src/load/load-options.js';
import { SourceMap } from '../../../src/load/source/source-map.js';
import type { ApiDocument } from '../../../src/model/document/api-document.js';
import { folderOf, runCli } from '../../support/fake-console.js';

const callOf = (args: readonly string[]) => readArguments(args, { ...LOAD_FLAGS, ...STAGE_FLAGS });

test.each<readonly [readonly string[], object, object]>([
  [[], {}, {}],
  [['--variable', 'a=1', '--variable', 'b=2=3'], { variables: { a: '1', b: '2=3' } }, {}],
  [['--api', 'Pets'], { api: 'Pets' }, {}],
  [['--stage', 'prod'], { stage: 'prod' }, { stage: 'prod' }],
  [['--stage-variable', 'a=1'], {}, { stageVariables: { a: '1' } }],
])('%j', (args, load, stage) => {
  expect(loadOptionsOf(callOf(args))).toEqual(load);
  expect(stageOptionsOf(callOf(args))).toEqual(stage);
});

test('a stage needs a name', () => {
  expect(() => stageOptionsOf(callOf(['--stage', '']))).toThrow(
    '--stage needs a name, such as prod',
  );
});

/** A document of a file that describes a stage. */
function staged(): ApiDocument {
  const sources = new SourceMap();
  sources.stage = {
    stageName: 'prod',
    variables: { host: 'file' },
    methodSettings: [],
    apiKeys: [],
    usagePlans: [],
  };
  return sources.attachTo({});
}

test.each<readonly [ApiDocument, object, object]>([
  [{}, {}, {}],
  [{}, { stage: 'dev' }, { stage: 'dev' }],
  [staged(), {}, { stage: 'prod', stageVariables: { host: 'file' } }],
  [
    staged(),
    { stage: 'dev', stageVariables: { port: '1' } },
    { stage: 'dev', stageVariables: { host: 'file', port: '1' } },
  ],
])('what the flags say goes over what the file says: %j, %j', (document, chosen, stage) => {
  expect(stageFor(document, chosen)).toEqual(stage);
});

function loadedBy(...args: readonly string[]): LoadOptions {
  return loadOptionsOf(callOf(args));
}

test('each flag is an option of loadDocument', () => {
  const args = [
    ...['--api', 'Shop', '--stage', 'prod', '--region', 'eu-west-1', '--root', '..'],
    ...['--account-id', '210987654321', '--stack-name', 'shop'],
  ];
  expect(loadedBy(...args)).toEqual({
    api: 'Shop',
    stage: 'prod',
    region: 'eu-west-1',
    root: '..',
    accountId: '210987654321',
    stackName: 'shop',
  });
  expect(loadedBy()).toEqual({});
});

test.each([
  [['--region', 'EU West'], '--region must be a string of lower-case letters'],
  [['--account-id', '12'], '--account-id must be a string of 12 digits, not "12"'],
  [['--stage', ''], '--stage needs a name, such as prod'],
  [['--variables', 'missing.json'], '--variables missing.json cannot be used: ENOENT'],
])('%j is refused as a call', (args, message) => {
  expect(() => loadedBy(...args)).toThrow(UsageError);
  expect(() => loadedBy(...args)).toThrow(message);
});

describe('--variables', () => {
  test('reads files, the later over the earlier, and --variable over them all', () => {
    const { path } = folderOf({
      'a.json': '{"a":"1","b":"1","c":[1]}',
      'b.tfvars': 'b = "2"\nd = "2"\n',
    });
    const files = ['--variables', path('a.json'), '--variables', path('b.tfvars')];
    expect(loadedBy('--variable', 'd=3', ...files).variables).toEqual({
      a: '1',
      b: '2',
      c: [1],
      d: '3',
    });
  });

  test('lets a file load that leaves values open', async () => {
    const { path } = folderOf({
      'api.yaml':
        'openapi: 3.0.1\ninfo: { title: a, version: "1" }\npaths:\n  /a:\n    get:\n      responses: {}\n      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: "${url}/a" }\n',
      'values.yaml': 'url: https://a.test\n',
    });
    expect((await runCli(['check', path('api.yaml')])).status).toBe(1);
    const given = await runCli(['check', path('api.yaml'), '--variables', path('values.yaml')]);
    expect(given.status).toBe(0);
    const { status, err } = await runCli(['check', path('api.yaml'), '--variables', 'none.json']);
    expect(status).toBe(2);
    expect(err).toContain('--variables none.json cannot be used');
  });
});
