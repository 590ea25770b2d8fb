import { ACCOUNT_OPTION_CHECKS } from '../checks/account-options.js';
import {
  aString,
  being,
  eachMember,
  type OptionCheck,
  oneOfWords,
  trueOrFalse,
} from '../checks/option-checks.js';
import { hasMethod } from '../checks/value-kinds.js';
import type { AwsAccountOptions } from '../model/aws-account.js';
import type { TemplateEngine } from '../model/mapping.js';

/** Options of `importRestApi`. */
export interface ImportOptions extends AwsAccountOptions {
  /** `$context.stage`; default: the first segment of the base path, or `default` without one. */
  readonly stage?: string | undefined;
  /** `$context.apiId`, also in ARNs; default: derived from the document. */
  readonly apiId?: string | undefined;
  /** The values of `stageVariables.NAME`, by name; default: none. */
  readonly stageVariables?: Readonly<Record<string, string>> | undefined;
  /** How to treat the base path; default `ignore`. AWS: "Set the OpenAPI basePath property". */
  readonly basePath?: 'ignore' | 'prepend' | 'split' | undefined;
  /** Treats warnings as errors; default `false`. */
  readonly failOnWarnings?: boolean | undefined;
  /** Compiles mapping templates; default: Velocity as API Gateway runs it. */
  readonly templateEngine?: TemplateEngine | undefined;
}

/** One check for each import option; docs/options.md has a row for each. */
export const IMPORT_OPTION_CHECKS: Readonly<Record<keyof ImportOptions, OptionCheck>> = {
  ...ACCOUNT_OPTION_CHECKS,
  stage: being(
    'a string of at least one character',
    (value) => typeof value === 'string' && value !== '',
  ),
  apiId: being(
    'a string of 1 to 64 letters, digits, hyphens and underscores',
    (value) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value),
  ),
  stageVariables: eachMember('strings', aString),
  basePath: oneOfWords('ignore', 'prepend', 'split'),
  failOnWarnings: trueOrFalse,
  templateEngine: being('a template engine, an object with a method "compile"', (value) =>
    hasMethod(value, 'compile'),
  ),
};
