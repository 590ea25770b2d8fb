import { reasonOf } from '../../checks/value-kinds.js';
import { checkLambda } from '../../core/options/lambda-option.js';
import type { Call, FlagSpecs } from './command.js';
import { UsageError } from './usage-error.js';

/** Flags that say how Lambda functions are run. */
export const LAMBDA_FLAGS: FlagSpecs = {
  functions: { help: 'run the Lambda functions of the file that are written for Node.js' },
  lambda: {
    value: 'ADDRESS',
    help: 'call other Lambda functions here: http://127.0.0.1:3001 of "sam local start-lambda"',
  },
};

/**
 * The address of `--lambda`; `undefined` without it.
 * @throws UsageError for anything but an http: or https: address
 */
export function lambdaAddressOf(call: Call): URL | undefined {
  const address = call.value('lambda');
  if (address === undefined) {
    return undefined;
  }
  try {
    return checkLambda(address, '--lambda') as URL;
  } catch (cause) {
    throw new UsageError(reasonOf(cause));
  }
}
