import { expect, test } from 'vitest';
import {
  LOAD_FLAGS,
  loadOptionsOf,
  STAGE_FLAGS,
  stageFor,
  stageOptionsOf,
} from '../../../src/cli/arguments/document-flags.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import { SourceMap } from '../../../src/load/source/source-map.js';
import type { ApiDocument } from '../../../src/model/api-document.js';

const callOf = (args: readonly string[]) => readArguments(args, { ...LOAD_FLAGS, ...STAGE_FLAGS });

test.each<readonly [readonly string[], object, object]>([
  [[], {}, {}],
  [['--variable', 'a=1', '--variable', 'b=2=3'], { variables: { a: '1', b: '2=3' } }, {}],
  [['--api', 'Pets'], { api: 'Pets' }, {}],
  [['--stage', 'prod'], {}, { stage: 'prod' }],
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
