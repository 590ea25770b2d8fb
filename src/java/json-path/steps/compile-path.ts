import { ListValue, MapValue } from '../../json/values.js';
import { compileCondition } from '../conditions/compile-condition.js';
import type { EditionRules } from '../edition.js';
import { isDefinite, type PathStep, type PathTree } from '../grammar/path-tree.js';
import { JsonPathError } from '../json-path-errors.js';
import { compileFunction } from './compile-function.js';
import { type CompiledPath, type StepPlace, type Visit, Walk } from './evaluation.js';
import { accepting, visitFiltered } from './filter-step.js';
import { type ScanTarget, visitScan } from './scan-step.js';
import {
  pass,
  visitFromEnd,
  visitIndexes,
  visitProperties,
  visitSlice,
  visitWildcard,
} from './steps.js';

/** Compiles the steps to functions that call each other in order. */
export function compilePath(tree: PathTree, rules: EditionRules): CompiledPath {
  const { root, steps } = invertScannedFunction(tree);
  const visit = compileSteps(steps, rules);
  const definite = areDefinite(steps, 0, steps.length, rules);
  return {
    definite,
    rooted: root === '$',
    evaluate: (from, evaluation, required) => {
      const walk = new Walk(evaluation, required);
      visit(from, walk);
      if (walk.missing) {
        return undefined;
      }
      return definite ? walk.results.at(-1) : new ListValue(walk.results, 'JsonArray');
    },
  };
}

/**
 * `$..name.length()` is `$.length($..name)`: a function after `..` applies to all results together, not
 * to each.
 */
function invertScannedFunction(tree: PathTree): PathTree {
  const { steps } = tree;
  if (steps[0]?.type !== 'scan' || steps.at(-1)?.type !== 'function') {
    return tree;
  }
  const at = steps.findIndex((step) => step.type === 'function');
  const call = steps[at];
  if (call?.type !== 'function') {
    return tree;
  }
  const path: PathTree = { root: tree.root, steps: steps.slice(0, at) };
  const inverted = { ...call, parameters: [{ type: 'path', path } as const] };
  return { root: '$', steps: [inverted, ...steps.slice(at + 1)] };
}

function areDefinite(
  steps: readonly PathStep[],
  from: number,
  to: number,
  rules: EditionRules,
): boolean {
  return steps
    .slice(from, to)
    .every((step, index) => isDefinite(step, from + index === steps.length - 1, rules));
}

function compileSteps(steps: readonly PathStep[], rules: EditionRules): Visit {
  const visits: Visit[] = [];
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at];
    if (step === undefined) {
      continue;
    }
    const needs = rules.demanding ? demandingNeeds(steps, at, rules) : needsOf(steps, at, rules);
    const place = { at, rules, ...needs, before: steps[at - 1], next: visits[at + 1] };
    visits[at] =
      step.type === 'scan' ? compileScan(steps, visits, at, rules) : compileStep(step, place);
  }
  return visits[0] ?? ((value, walk) => walk.add(value));
}

type Needs = Pick<StepPlace, 'needsKind' | 'needsName'>;

/** For a path that is definite so far. If the last step finds nothing, there is no result. */
function needsOf(steps: readonly PathStep[], at: number, rules: EditionRules): Needs {
  const needsKind = areDefinite(steps, 0, at, rules);
  return { needsKind, needsName: needsKind && at + 1 < steps.length };
}

/** A name may be missing if the step before it, or any step after it, finds several values. */
function demandingNeeds(steps: readonly PathStep[], at: number, rules: EditionRules): Needs {
  const leaf = at + 1 === steps.length;
  const from = Math.max(0, at - 1);
  return { needsKind: true, needsName: leaf || areDefinite(steps, from, steps.length, rules) };
}

function compileStep(step: Exclude<PathStep, { type: 'scan' }>, place: StepPlace): Visit {
  const compile = (tree: PathTree): CompiledPath => compilePath(tree, place.rules);
  switch (step.type) {
    case 'property':
      return visitProperties(step.names, place);
    case 'index':
      return visitIndexes(step.indexes, place);
    case 'fromEnd':
      return visitFromEnd(step.back, place);
    case 'slice':
      return visitSlice(step, place);
    case 'wildcard':
      return visitWildcard(place);
    case 'filter':
      return visitFiltered(compileCondition(step.condition, compile, place.rules), place);
    case 'self':
      return (value, walk) => pass(value, walk, place);
    case 'function':
      return compileFunction(step, place, compile);
  }
}

function compileScan(
  steps: readonly PathStep[],
  visits: readonly Visit[],
  at: number,
  rules: EditionRules,
): Visit {
  const target = steps[at + 1];
  const visit = visits[at + 1];
  if (target === undefined || visit === undefined) {
    return () => {
      throw new JsonPathError('A function cannot directly follow ..');
    };
  }
  const leaf = at + 2 === steps.length;
  return visitScan({
    visit,
    next: visits[at + 2],
    keepIndexAt: rules.scanKeepsIndex ? at + 2 : undefined,
    matches: compileTarget(target, leaf, rules),
  });
}

/** Whether a `..` applies the step after it to a value. */
function compileTarget(step: PathStep, leaf: boolean, rules: EditionRules): ScanTarget {
  switch (step.type) {
    case 'property':
      return (value, { evaluation }) => {
        if (!(value instanceof MapValue)) {
          return false;
        }
        if (!isDefinite(step, leaf, rules)) {
          return true;
        }
        evaluation.spend(step.names.length);
        return step.names.every((name) => value.entries.has(name));
      };
    case 'index':
    case 'fromEnd':
    case 'slice':
      return (value) => value instanceof ListValue;
    case 'wildcard':
      return () => true;
    case 'filter':
      return accepting(
        compileCondition(step.condition, (tree) => compilePath(tree, rules), rules),
        rules,
      );
    default:
      return () => false;
  }
}
