import { expect, test } from 'vitest';
import { SourceMap } from '../../src/load/source/source-map.js';
import { stageOf, withStageOf } from '../../src/load/stage-options.js';
import type { DocumentStage } from '../../src/model/stage.js';

const STAGE: DocumentStage = {
  stageName: 'prod',
  variables: { host: 'file', port: '80' },
  methodSettings: [],
  apiKeys: [],
  usagePlans: [],
};

function documentWith(stage: DocumentStage | undefined): object {
  const sources = new SourceMap();
  sources.stage = stage;
  return sources.attachTo({});
}

test('the stage of a file sets options; those of the caller win', () => {
  const document = documentWith(STAGE);
  expect(stageOf(document)).toBe(STAGE);
  expect(withStageOf(document, { stage: 'dev', stageVariables: { host: 'own' } })).toEqual({
    stage: 'dev',
    stageVariables: { host: 'own', port: '80' },
  });
  expect(withStageOf(document, {})).toEqual({
    stage: 'prod',
    stageVariables: { host: 'file', port: '80' },
  });
});

test.each([[documentWith(undefined)], [{}]])(
  'without a stage the options stay as they are',
  (document) => {
    const options = { stage: 'dev' };
    expect(withStageOf(document, options)).toBe(options);
    expect(stageOf(document)).toBeUndefined();
  },
);
