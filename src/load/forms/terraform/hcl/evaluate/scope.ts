import type { Place } from '../../../../source/source-text.js';
import type { HclBudget } from '../budget.js';
import type { HclFunction } from '../functions/function.js';
import { HclError } from '../hcl-error.js';
import type { HclHost } from '../host.js';
import type { HclValue } from '../values/value.js';

/** What an expression is evaluated in. */
export interface HclScope {
  readonly variables: HclVariables;
  readonly functions: ReadonlyMap<string, HclFunction>;
  /** What functions read outside of the configuration. */
  readonly host: HclHost;
  /** Shared by all evaluations of a configuration. */
  readonly budget: HclBudget;
}

/** The names that references begin with, such as `var`, `local`, `each` or `aws_lambda_function`. */
export interface HclVariables {
  /** @returns `undefined` for a name that there is not */
  get(name: string): HclVariable | undefined;
}

export type HclVariable = HclValue | HclNamespace;

/** A value whose members are computed when they are asked for, such as `local`. */
export interface HclNamespace {
  readonly kind: 'namespace';
  /**
   * @param key the name of an attribute, or a key in brackets
   * @param place where the reference is
   * @returns `undefined` for a member that there is not
   */
  get(key: string | number, place: Place): HclVariable | undefined;
  /** All of it, where it is used as a whole. */
  value(place: Place): HclValue;
}

/** The same scope with variables of its own in front of the others. */
export function scopeWith(scope: HclScope, own: ReadonlyMap<string, HclVariable>): HclScope {
  const { variables } = scope;
  return { ...scope, variables: { get: (name) => own.get(name) ?? variables.get(name) } };
}

/**
 * The variable with a name.
 * @throws HclError where there is none
 */
export function variableIn(scope: HclScope, name: string, place: Place): HclVariable {
  const found = scope.variables.get(name);
  if (found === undefined) {
    throw new HclError(
      'Invalid reference',
      `nothing here is named ${JSON.stringify(name.slice(0, 80))}; a text must be in double quotes, and a reference begins with var, local, each or the type of a resource`,
      place,
    );
  }
  return found;
}

/** A variable as a value. */
export function asValue(variable: HclVariable, place: Place): HclValue {
  return variable.kind === 'namespace' ? variable.value(place) : variable;
}
