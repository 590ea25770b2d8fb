import type { AwsAccount } from '../../model/aws-account.js';
import { boundedJson } from './bounded-json.js';

/** AWS: "AWS variables for OpenAPI import". */
const AWS_VARIABLES: Readonly<Record<string, keyof AwsAccount>> = {
  AccountId: 'accountId',
  Partition: 'partition',
  Region: 'region',
};

/** Replaces the three variables that API Gateway replaces at import, and no others. */
export function fillAwsVariables(text: string, account: AwsAccount): string {
  if (!text.includes('${AWS::')) {
    return text;
  }
  return text.replace(/\$\{AWS::(\w+)\}/g, (whole, name: string) => {
    const member = AWS_VARIABLES[name];
    return member === undefined ? whole : account[member];
  });
}

/**
 * The message about a value that is a CloudFormation function call; `undefined` for other values.
 */
export function unexpandedFunction(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const names = Object.keys(value);
  const [name = ''] = names;
  if (names.length !== 1 || !/^(?:Fn::\w+|Ref|Condition)$/.test(name)) {
    return undefined;
  }
  const argument: unknown = (value as Readonly<Record<string, unknown>>)[name];
  if (name === 'Ref' && typeof argument !== 'string') {
    return undefined;
  }
  if (name === 'Fn::Transform') {
    return `Found the CloudFormation transform ${shortJson(argument)}: load the document that it includes`;
  }
  return `Found the CloudFormation function ${name} ${shortJson(argument)}, which only a deployment evaluates: render the template first, or write the value here`;
}

/** A value in a text that only a deployment or a template language fills in. */
export interface OpenValue {
  /** As it is written: `${host}`, `{{ host }}`. */
  readonly written: string;
  /** What is special about it; `undefined` for a variable that the option `variables` can set. */
  readonly problem?: string;
}

/**
 * The `${…}` and other placeholders in a string that API Gateway would not replace, each once. Not for
 * mapping templates, where `${…}` is Velocity.
 */
export function openValuesIn(text: string): readonly OpenValue[] {
  const escaped = found(text, /\$\$\{[^}]{0,100}\}?/g);
  if (escaped.length > 0) {
    return escaped.map((written) => ({
      written,
      problem: `Found ${written}, an escaped variable of a Terraform template: set the option variables, which replaces it, or write ${written.slice(1)}`,
    }));
  }
  const variables = found(text, /\$\{(?!stageVariables\.)[^}]{0,100}\}?|\{\{[^{}]{0,100}\}\}/g);
  const directives = found(text, /<%[^%]{0,100}%>/g).map((written) => ({
    written,
    problem: `Found ${written}, a placeholder of a template language: render the template first`,
  }));
  return [...variables.map((written) => ({ written })), ...directives];
}

function found(text: string, pattern: RegExp): readonly string[] {
  return /[{<]/.test(text) ? [...new Set(text.match(pattern) ?? [])] : [];
}

function shortJson(value: unknown): string {
  return boundedJson(value, 200) ?? '…';
}
