import type { ImportOptions } from '../../import/import-rest-api.js';
import type { LoadOptions } from '../../load/load-document.js';
import { withStageOf } from '../../load/stage-options.js';
import type { ApiDocument } from '../../model/api-document.js';
import type { Call, FlagSpecs } from './command.js';
import { UsageError } from './usage-error.js';
import { pairsOf } from './values.js';

/** Flags that say how a file becomes a document. */
export const LOAD_FLAGS: FlagSpecs = {
  variable: {
    value: 'NAME=VALUE',
    repeats: true,
    help: 'the value of a variable that the file leaves open',
  },
  api: { value: 'NAME', help: 'which API of the file, if it has several' },
};

/** Flags that say which stage of the API is meant. */
export const STAGE_FLAGS: FlagSpecs = {
  stage: { value: 'NAME', help: 'the name of the stage, $context.stage' },
  'stage-variable': {
    value: 'NAME=VALUE',
    repeats: true,
    help: 'the value of a stage variable',
  },
};

/** What {@link LOAD_FLAGS} and the stage say to `loadDocument`. */
export function loadOptionsOf(call: Call): LoadOptions {
  const api = call.value('api');
  return {
    ...(call.has('variable') && { variables: pairsOf(call, 'variable') }),
    ...(api !== undefined && { api }),
  };
}

type StageChoice = Pick<ImportOptions, 'stage' | 'stageVariables'>;

/** The stage of a document for its import: what the flags say goes over what the file says. */
export function stageFor(document: ApiDocument, chosen: StageChoice): StageChoice {
  const { stage, stageVariables } = withStageOf<StageChoice>(document, chosen);
  return {
    ...(stage !== undefined && { stage }),
    ...(stageVariables !== undefined && { stageVariables }),
  };
}

/** What {@link STAGE_FLAGS} say to the import. */
export function stageOptionsOf(call: Call): StageChoice {
  const stage = call.value('stage');
  if (stage === '') {
    throw new UsageError('--stage needs a name, such as prod');
  }
  return {
    ...(stage !== undefined && { stage }),
    ...(call.has('stage-variable') && { stageVariables: pairsOf(call, 'stage-variable') }),
  };
}
