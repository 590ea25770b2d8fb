import { createHash } from 'node:crypto';
import {
  convert,
  evaluate,
  HclBudget,
  type HclExpression,
  type HclHost,
  type HclLimits,
  type HclScope,
  type HclValue,
  hclFromPlain,
  objectValue,
  parseExpression,
  readTypeConstraint,
  STANDARD_FUNCTIONS,
  unknownAt,
} from '../../../../../src/load/forms/terraform/hcl/index.js';
import { parseYamlNodes } from '../../../../../src/load/forms/terraform/yaml-nodes.js';
import { SourceText } from '../../../../../src/load/source/source-text.js';

/** What an expression of a test may refer to. */
export interface Running {
  /** Available as `var.NAME`; `{ unknown: type }` is an unknown value. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Type constraints of the variables. */
  readonly types?: Readonly<Record<string, string>>;
  /** Texts of files by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  readonly limits?: Partial<HclLimits>;
}

export function scopeOf(running: Running = {}): HclScope {
  const { variables = {}, types = {}, files = {}, limits } = running;
  const values = Object.entries(variables).map(([name, plain]): [string, HclValue] => {
    const unknown = (plain as { readonly unknown?: 'string' } | null)?.unknown;
    if (unknown !== undefined) {
      return [name, unknownAt(`var.${name}`, unknown)];
    }
    const value = hclFromPlain(plain);
    const type = types[name];
    const typed =
      type === undefined ? value : convert(value, readTypeConstraint(parseExpression(type)).type);
    return [name, typed];
  });
  return {
    variables: new Map([['var', objectValue(values)]]),
    functions: STANDARD_FUNCTIONS,
    host: hostOf(files),
    budget: new HclBudget(limits),
  };
}

export function evaluated(text: string, running?: Running): HclValue {
  return evaluate(parseExpression(text, 'test.tf'), scopeOf(running));
}

export function evaluatedNode(node: HclExpression, running?: Running): HclValue {
  return evaluate(node, scopeOf(running));
}

function hostOf(files: Readonly<Record<string, string>>): HclHost {
  const read = (path: string): string => {
    const text = files[path];
    if (text === undefined) {
      throw new Error(`${JSON.stringify(path)} does not exist`);
    }
    return text;
  };
  return {
    files: {
      read: (path) => new SourceText(read(path), path),
      readBytes: (path) => new TextEncoder().encode(read(path)),
      exists: (path) => path in files,
      list: (path) => listed(path, Object.keys(files)),
      absolute: (path) => `/project/${path}`,
    },
    hash: (algorithm, bytes) => createHash(algorithm).update(bytes).digest(),
    parseYaml: parseYamlNodes,
  };
}

/** The names directly in a folder, among the paths of all files. */
function listed(folder: string, paths: readonly string[]): readonly string[] {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const names = paths
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length).replace(/\/.*$/, '/'));
  return [...new Set(names)];
}
