import { ListValue, MapValue } from '../json/values.js';
import { compileCondition } from './compile-condition.js';
import { compileFunction } from './compile-function.js';
import { type CompiledPath, type Place, type Visit, Walk } from './evaluation.js';
import { accepting, visitFiltered } from './filter-step.js';
import { JsonPathError } from './json-path-errors.js';
import type { PathStep, PathTree } from './path-tree.js';
import { type Target, visitScan } from './scan-step.js';
import { visitIndexes, visitProperties, visitSlice, visitWildcard } from './steps.js';

/** Compiles the steps to functions, each of which calls the next. */
export function compilePath(tree: PathTree): CompiledPath {
  const { root, steps } = invertScannedFunction(tree);
  const visit = compileSteps(steps);
  const definite = steps.every((step, index) => isDefinite(step, index === steps.length - 1));
  return {
    definite,
    rooted: root === '$',
    evaluate: (from, evaluation, required) => {
      const walk = new Walk(evaluation, required);
      visit(from, walk);
      if (walk.missing) return undefined;
      return definite ? walk.results.at(-1) : new ListValue(walk.results, 'JsonArray');
    },
  };
}

/**
 * `$..name.length()` is `$.length($..name)`: a function behind `..` works on all that is found, not on
 * each.
 */
function invertScannedFunction(tree: PathTree): PathTree {
  const { steps } = tree;
  if (steps[0]?.type !== 'scan' || steps.at(-1)?.type !== 'function') return tree;
  const at = steps.findIndex((step) => step.type === 'function');
  const call = steps[at];
  if (call?.type !== 'function') return tree;
  const path: PathTree = { root: tree.root, steps: steps.slice(0, at) };
  const inverted = { ...call, parameters: [{ type: 'path', path } as const] };
  return { root: '$', steps: [inverted, ...steps.slice(at + 1)] };
}

function isDefinite(step: PathStep, leaf: boolean): boolean {
  switch (step.type) {
    case 'property':
      return leaf || step.names.length === 1;
    case 'index':
      return step.indexes.length === 1;
    case 'function':
      return true;
    default:
      return false;
  }
}

function compileSteps(steps: readonly PathStep[]): Visit {
  const visits: Visit[] = [];
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at];
    if (step === undefined) continue;
    const definite = steps.slice(0, at).every((before) => isDefinite(before, false));
    const place = { at, definite, before: steps[at - 1], next: visits[at + 1] };
    visits[at] = step.type === 'scan' ? compileScan(steps, visits, at) : compileStep(step, place);
  }
  return visits[0] ?? ((value, walk) => walk.add(value));
}

function compileStep(step: Exclude<PathStep, { type: 'scan' }>, place: Place): Visit {
  switch (step.type) {
    case 'property':
      return visitProperties(step.names, place);
    case 'index':
      return visitIndexes(step.indexes, place);
    case 'slice':
      return visitSlice(step, place);
    case 'wildcard':
      return visitWildcard(place);
    case 'filter':
      return visitFiltered(compileCondition(step.condition, compilePath), place);
    case 'function':
      return compileFunction(step, place, compilePath);
  }
}

function compileScan(steps: readonly PathStep[], visits: readonly Visit[], at: number): Visit {
  const target = steps[at + 1];
  const visit = visits[at + 1];
  if (target === undefined || visit === undefined)
    return () => {
      throw new JsonPathError('A function cannot follow .. at once');
    };
  const leaf = at + 2 === steps.length;
  return visitScan({
    visit,
    next: visits[at + 2],
    nextAt: at + 2,
    matches: compileTarget(target, leaf),
  });
}

/** Whether a `..` stops at a value to look for the step behind it. */
function compileTarget(step: PathStep, leaf: boolean): Target {
  switch (step.type) {
    case 'property':
      return (value) =>
        value instanceof MapValue &&
        (!isDefinite(step, leaf) || step.names.every((name) => value.entries.has(name)));
    case 'index':
    case 'slice':
      return (value) => value instanceof ListValue;
    case 'wildcard':
      return () => true;
    case 'filter':
      return accepting(compileCondition(step.condition, compilePath));
    default:
      return () => false;
  }
}
