import { awsAccount } from '../../checks/account-options.js';
import type { LambdaOption } from '../../core/options/options.js';
import { functionsOf } from '../../load/document-functions.js';
import { loadDocument } from '../../load/load-document.js';
import type { DocumentFunction } from '../../model/document/document-function.js';
import type { Call } from '../arguments/command.js';
import { loadOptionsOf } from '../arguments/document-flags.js';
import { lambdaAddressOf } from '../arguments/lambda-flags.js';
import { UsageError } from '../arguments/usage-error.js';
import type { Console } from '../output/console.js';
import { invokeAddress } from './invoke-address.js';
import { LocalFunctions } from './local-functions.js';

/** How a call of the command runs Lambda functions. */
export interface CalledFunctions {
  /** For the option `lambda`; `undefined` without a flag. */
  readonly option: LambdaOption | undefined;
  /** The functions of the file; `undefined` without `--functions`. */
  readonly local: LocalFunctions | undefined;
  /** Reads the functions of the file again. */
  reload(): void;
  close(): Promise<void>;
}

/**
 * What `--functions` and `--lambda` say.
 * @throws UsageError if the file is of a form that has no functions, or the address is not one
 * @throws ApiImportError if the file cannot be loaded
 */
export function functionsOfCall(
  file: string,
  call: Call,
  console: Pick<Console, 'stdout' | 'stderr' | 'env'>,
): CalledFunctions {
  const address = lambdaAddressOf(call);
  if (!call.has('functions')) {
    return { option: address, local: undefined, reload() {}, async close() {} };
  }
  const read = (): readonly DocumentFunction[] => readFunctions(file, call);
  const local = new LocalFunctions(read(), {
    region: awsAccount(loadOptionsOf(call)).region,
    console,
    watch: call.has('watch'),
    elsewhere: address && invokeAddress(address),
  });
  return {
    option: local.invoke,
    local,
    reload: () => local.update(read()),
    close: () => local.close(),
  };
}

function readFunctions(file: string, call: Call): readonly DocumentFunction[] {
  const functions = functionsOf(loadDocument(file, loadOptionsOf(call)));
  if (functions === undefined) {
    throw new UsageError(
      '--functions needs a template of SAM or CloudFormation, which has the code of its functions: for other files, start the functions elsewhere and pass --lambda ADDRESS',
    );
  }
  return functions;
}
