import {
  aString,
  being,
  eachMember,
  type OptionCheck,
  oneOf,
  trueOrFalse,
} from '../checks/option-checks.js';
import type { TemplateEngine } from '../model/mapping.js';

/** Settings of `importRestApi`. */
export interface ImportOptions {
  /** `$context.stage`; default: the first segment of the base path, else `default`. */
  readonly stage?: string | undefined;
  /** What `stageVariables.NAME` stands for, by name; default: none. */
  readonly stageVariables?: Readonly<Record<string, string>> | undefined;
  /** What becomes of the base path; default `ignore`. AWS: "Set the OpenAPI basePath property". */
  readonly basePath?: 'ignore' | 'prepend' | 'split' | undefined;
  /** Makes warnings errors. */
  readonly failOnWarnings?: boolean | undefined;
  /** Compiles mapping templates; default: Velocity as API Gateway runs it. */
  readonly templateEngine?: TemplateEngine | undefined;
}

/** One check for each option of the import; docs/options.md has a row for each. */
export const IMPORT_OPTION_CHECKS: Readonly<Record<keyof ImportOptions, OptionCheck>> = {
  stage: being(
    'a string of at least one character',
    (value) => typeof value === 'string' && value !== '',
  ),
  stageVariables: eachMember('strings', aString),
  basePath: oneOf('ignore', 'prepend', 'split'),
  failOnWarnings: trueOrFalse,
  templateEngine: being(
    'a template engine, an object with a method "compile"',
    (value) => typeof value === 'object' && value !== null && hasMethod(value, 'compile'),
  ),
};

/** Whether an object, or what it inherits from, has a method. */
export function hasMethod(value: object, name: string): boolean {
  return typeof (value as Readonly<Record<string, unknown>>)[name] === 'function';
}
