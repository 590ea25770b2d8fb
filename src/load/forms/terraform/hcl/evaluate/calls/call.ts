import { didYouMean } from '../../../../../../checks/nearest.js';
import type { Place } from '../../../../../source/source-text.js';
import { FunctionProblem, type HclFunction, type HclParameter } from '../../functions/function.js';
import { HclError } from '../../hcl-error.js';
import type { CallNode } from '../../syntax/nodes.js';
import { convertedTo } from '../../values/conversion/converted-to.js';
import { unknownFrom } from '../../values/make-value.js';
import type { HclValue } from '../../values/value.js';
import { elementsOf } from '../elements.js';
import type { Evaluating } from '../evaluating.js';
import type { HclScope } from '../scope.js';
import { can, tryEach } from './attempts.js';
import { renderIn } from './render.js';

/** Calls a function. `try` and `can` get their arguments as expressions, all others as values. */
export function callFunction(node: CallNode, scope: HclScope, evaluating: Evaluating): HclValue {
  const name = node.name.replace(/^core::/, '');
  if (name === 'try' || name === 'can') {
    return name === 'try' ? tryEach(node, scope, evaluating) : can(node, scope, evaluating);
  }
  const called = scope.functions.get(name);
  if (called === undefined) {
    throw new HclError(
      'Call to unknown function',
      `there is no function named ${JSON.stringify(name.slice(0, 80))}${didYouMean(name, [...scope.functions.keys()])}`,
      node.place,
    );
  }
  const values = argumentValues(node, scope, evaluating);
  if (!Array.isArray(values)) {
    return values as HclValue;
  }
  return callWith(called, values, node, scope, evaluating);
}

/** The values of the arguments, or an unknown value if one with "..." is unknown. */
function argumentValues(
  { parameters, spread }: CallNode,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue[] | HclValue {
  const values = parameters.map((one) => evaluating(one, scope));
  if (!spread) {
    return values;
  }
  const last = values.pop();
  const place = parameters.at(-1)?.place;
  if (last === undefined || place === undefined) {
    return values;
  }
  if ('members' in last || last.kind === 'string') {
    throw new HclError('Invalid expanding argument value', 'only lists can be spread', place);
  }
  const elements = elementsOf(last, place);
  return elements === undefined
    ? unknownFrom([last], 'dynamic')
    : [...values, ...elements.map(({ value }) => value)];
}

function callWith(
  called: HclFunction,
  given: readonly HclValue[],
  node: CallNode,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const { name, place } = node;
  checkCount(called, given.length, node);
  const values = given.map((value, index) => {
    const wanted = called.parameters[index] ?? called.rest;
    return wanted === undefined ? value : argumentOf(value, wanted, name, placeOf(node, index));
  });
  scope.budget.spend(
    values.reduce((sum, value) => sum + sizeOf(value), 1),
    place,
  );
  const unknown = values.filter(
    (value, index) =>
      value.kind === 'unknown' && !(called.parameters[index] ?? called.rest)?.unknown,
  );
  if (unknown.length > 0) {
    return unknownFrom(unknown, called.result ?? 'dynamic');
  }
  const { host, budget } = scope;
  try {
    const result = called.call(values, {
      place,
      host,
      budget,
      render: (template, variables) => renderIn(template, variables, scope, evaluating),
    });
    budget.spend(values.includes(result) ? 0 : sizeOf(result), place);
    return result;
  } catch (problem) {
    if (problem instanceof FunctionProblem) {
      throw problemOf(problem, node);
    }
    throw problem;
  }
}

function checkCount({ parameters, rest }: HclFunction, count: number, node: CallNode): void {
  if (count < parameters.length) {
    const missing = parameters[count]?.name ?? '';
    throw new HclError(
      'Not enough function arguments',
      `${node.name} needs ${parameters.length} argument${parameters.length === 1 ? '' : 's'}${rest === undefined ? '' : ' at least'}; "${missing}" is missing`,
      node.place,
    );
  }
  if (count > parameters.length && rest === undefined) {
    throw new HclError(
      'Too many function arguments',
      `${node.name} takes ${parameters.length} argument${parameters.length === 1 ? '' : 's'}, not ${count}`,
      placeOf(node, parameters.length),
    );
  }
}

function argumentOf(value: HclValue, wanted: HclParameter, name: string, place: Place): HclValue {
  const detail = `"${wanted.name}" of ${name}`;
  const title = 'Invalid function argument';
  if (value.kind === 'null' && !wanted.nullable) {
    throw new HclError(title, `${detail} must not be null`, place);
  }
  return convertedTo(value, wanted.type, title, detail, place);
}

function problemOf(problem: FunctionProblem, node: CallNode): HclError {
  const { argument, message } = problem;
  return argument === undefined
    ? new HclError('Error in function call', `${node.name} fails: ${message}`, node.place, {
        cause: problem,
      })
    : new HclError(
        'Invalid function argument',
        `${node.name} fails: ${message}`,
        placeOf(node, argument),
        { cause: problem },
      );
}

function placeOf({ parameters, place }: CallNode, index: number): Place {
  return (parameters[index] ?? parameters.at(-1))?.place ?? place;
}

function sizeOf(value: HclValue): number {
  return 'extent' in value ? value.extent.size : 1;
}
