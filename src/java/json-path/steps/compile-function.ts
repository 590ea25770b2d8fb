import { readJson } from '../../json/read/read-json.js';
import { ListValue, type Value } from '../../json/values.js';
import type { FunctionParameter, FunctionStep, PathTree } from '../grammar/path-tree.js';
import { InvalidJsonPathError, JsonPathError } from '../json-path-errors.js';
import type { CompiledPath, Evaluation, StepPlace, Visit } from './evaluation.js';
import { FUNCTIONS } from './functions.js';

type Compile = (tree: PathTree) => CompiledPath;

/** The value of a parameter; `undefined` if its path finds nothing. */
type ParameterReader = (evaluation: Evaluation, required: boolean) => Value | undefined;

/** `.name(…)`. An unknown function fails when it is called, not when it is compiled. */
export function compileFunction(step: FunctionStep, place: StepPlace, compile: Compile): Visit {
  const call = FUNCTIONS.get(step.name);
  const readers = step.parameters.map((parameter) => compileParameter(parameter, compile));
  const count = COUNTING.has(step.name) ? compileCount(step.parameters[0], compile) : undefined;
  return (value, walk) => {
    const { evaluation, required } = walk;
    if (call === undefined) {
      throw new InvalidJsonPathError(`Unknown function ${step.name}()`);
    }
    const parameters: Value[] = [];
    for (const read of readers) {
      const parameter = read(evaluation, required);
      if (parameter === undefined) {
        walk.missing = true;
        return;
      }
      evaluation.spend(parameter instanceof ListValue ? parameter.items.length : 1);
      parameters.push(parameter);
    }
    const counted = count?.(evaluation, required);
    if (count !== undefined && counted === undefined) {
      walk.missing = true;
      return;
    }
    const result = call(counted instanceof ListValue ? counted : value, parameters, evaluation);
    walk.add(result);
    place.next?.(result, walk);
  };
}

const COUNTING: ReadonlySet<string> = new Set(['length', 'size']);

/** `$.length($..name)` counts what the path finds one level further down. */
function compileCount(
  parameter: FunctionParameter | undefined,
  compile: Compile,
): ParameterReader | undefined {
  if (parameter === undefined) {
    return undefined;
  }
  if (parameter.type === 'json') {
    return () => {
      throw new JsonPathError('The parameter of length() must be a path');
    };
  }
  const { root, steps } = parameter.path;
  const last = steps.at(-1);
  const members = last !== undefined && last.type !== 'function';
  const path = compile({ root, steps: members ? [...steps, { type: 'wildcard' }] : steps });
  const { definite } = compile(parameter.path);
  return (evaluation, required) => {
    const found = path.evaluate(evaluation.document, evaluation, required);
    // Jayway still treats such a path as definite if it was definite without the additional step.
    return definite && found instanceof ListValue && members ? found.items.at(-1) : found;
  };
}

function compileParameter(parameter: FunctionParameter, compile: Compile): ParameterReader {
  if (parameter.type === 'json') {
    const { text } = parameter;
    return (evaluation) => {
      evaluation.spend(text.length >> 2);
      return readJson(text);
    };
  }
  const path = compile(parameter.path);
  return (evaluation, required) => path.evaluate(evaluation.document, evaluation, required);
}
