import { ACCOUNT_OPTION_CHECKS } from '../checks/account-options.js';
import { aString, being, type OptionCheck } from '../checks/option-checks.js';
import { isRecord } from '../checks/value-kinds.js';
import type { AwsAccountOptions } from '../model/aws-account.js';
import type { VariableValues } from './source/variables.js';

export type { VariableValues } from './source/variables.js';

/** Options of `loadDocument`, for files in which values are left to a deployment. */
export interface LoadOptions extends AwsAccountOptions {
  /**
   * The values that only a deployment knows: Terraform's `${name}` and unknown attributes by their
   * address, CloudFormation's parameters, `LogicalId.Attribute`, imports and dynamic references,
   * `{{name}}`; an object, or a function of the name.
   */
  readonly variables?: VariableValues | undefined;
  /** Which API of the file: its logical id in CloudFormation, its address in Terraform; default: the only one. */
  readonly api?: string | undefined;
  /** Which stage of the file sets stage variables and the like; default: the only one, or the first. */
  readonly stage?: string | undefined;
  /** The folder below which files that the document names are read; default: the document's own. */
  readonly root?: string | URL | undefined;
  /** `AWS::StackName`; default: the name of the file without its extension. */
  readonly stackName?: string | undefined;
}

/** One check for each option of `loadDocument`; docs/options.md has a row for each. */
export const LOAD_OPTION_CHECKS: Readonly<Record<keyof LoadOptions, OptionCheck>> = {
  variables: being(
    'an object or a function',
    (value) => typeof value === 'function' || isRecord(value),
  ),
  api: aString,
  stage: being(
    'a string of at least one character',
    (value) => typeof value === 'string' && value !== '',
  ),
  root: being(
    'a path or a file: URL',
    (value) => typeof value === 'string' || (value instanceof URL && value.protocol === 'file:'),
  ),
  ...ACCOUNT_OPTION_CHECKS,
  stackName: aString,
};
