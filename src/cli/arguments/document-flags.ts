import type { OptionCheck } from '../../checks/option-checks.js';
import { reasonOf } from '../../checks/value-kinds.js';
import type { ImportOptions } from '../../import/import-rest-api.js';
import { LOAD_OPTION_CHECKS, type LoadOptions } from '../../load/load-options.js';
import { readVariablesFile } from '../../load/source/variables-file.js';
import { withStageOf } from '../../load/stage-options.js';
import type { ApiDocument } from '../../model/document/api-document.js';
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
  variables: {
    value: 'FILE',
    repeats: true,
    help: 'a file with such values in JSON, YAML or .tfvars; --variable goes over it',
  },
  api: { value: 'NAME', help: 'which API of the file, if it has several' },
  region: { value: 'REGION', help: 'the region that the file is for (default: us-east-1)' },
  'account-id': { value: 'ID', help: 'the 12 digits of the AWS account' },
  'stack-name': { value: 'NAME', help: 'AWS::StackName (default: the name of the file)' },
  root: { value: 'FOLDER', help: 'the folder below which files that the file names are read' },
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

/** The flags that are an option of `loadDocument` each, which checks the value. */
const OPTION_FLAGS = {
  api: 'api',
  region: 'region',
  'account-id': 'accountId',
  'stack-name': 'stackName',
  root: 'root',
} as const satisfies Readonly<Record<string, keyof LoadOptions>>;

/**
 * What {@link LOAD_FLAGS} and the stage say to `loadDocument`.
 * @throws UsageError for a value that the option does not take, and for a file that cannot be read
 */
export function loadOptionsOf(call: Call): LoadOptions {
  const { stage } = stageOptionsOf(call);
  const options: Partial<Record<keyof LoadOptions, unknown>> = stage === undefined ? {} : { stage };
  for (const [flag, option] of Object.entries(OPTION_FLAGS)) {
    const value = call.value(flag);
    if (value !== undefined) {
      checkFlag(flag, value, LOAD_OPTION_CHECKS[option]);
      options[option] = value;
    }
  }
  if (call.has('variable') || call.has('variables')) {
    const files = call.values('variables').map(variablesFile);
    options.variables = Object.fromEntries(
      [...files, pairsOf(call, 'variable')].flatMap(Object.entries),
    );
  }
  return options as LoadOptions;
}

function checkFlag(flag: string, value: string, check: OptionCheck): void {
  try {
    check(value, `--${flag}`);
  } catch (cause) {
    throw new UsageError(reasonOf(cause));
  }
}

function variablesFile(file: string): Readonly<Record<string, unknown>> {
  try {
    return readVariablesFile(file);
  } catch (cause) {
    throw new UsageError(`--variables ${file} cannot be used: ${reasonOf(cause)}`);
  }
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
