import { readFileSync } from 'node:fs';
import { isObject } from '../../checks/document-values.js';
import { terraformValues } from '../forms/form-readers.cjs';
import { readSyntax } from '../text/read-syntax.js';
import { SourceMap } from './source-map.js';
import { SourceText } from './source-text.js';

/**
 * Reads values for the option `variables` from a file: an object in JSON or YAML, a `.tfvars` file, or
 * parameters as the AWS CLI takes them, `[{ "ParameterKey": …, "ParameterValue": … }]`.
 * @throws ApiImportError for a file that is not written in one of these languages
 * @throws Error for a file that cannot be read, or that holds another value
 */
export function readVariablesFile(file: string): Readonly<Record<string, unknown>> {
  const bytes = readFileSync(file);
  const source = new SourceText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file);
  if (/\.(?:tfvars|tf|hcl)$/.test(file)) {
    return terraformValues().valuesOfText(source);
  }
  const value = readSyntax(source, new SourceMap(file));
  const values = Array.isArray(value) ? parametersIn(value) : value;
  if (!isObject(values)) {
    throw new Error('it must hold an object, such as { "host": "api.example.com" }');
  }
  return values;
}

/** AWS CLI: the option `--parameters` of `aws cloudformation create-stack`. */
function parametersIn(items: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  const pairs = items.map((item) =>
    isObject(item) && typeof item.ParameterKey === 'string'
      ? ([item.ParameterKey, item.ParameterValue] as const)
      : undefined,
  );
  return pairs.includes(undefined)
    ? undefined
    : Object.fromEntries(pairs.filter((pair) => pair !== undefined));
}
