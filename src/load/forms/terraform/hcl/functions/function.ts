import type { Place } from '../../../../source/source-text.js';
import type { HclBudget } from '../budget.js';
import type { HclHost } from '../host.js';
import type { HclExpression } from '../syntax/nodes.js';
import type { HclType } from '../values/type.js';
import type { HclValue } from '../values/value.js';

/** A function of the language. */
export interface HclFunction {
  readonly parameters: readonly HclParameter[];
  /** What every argument after those of `parameters` must be; without it there may be no more. */
  readonly rest?: HclParameter;
  /** The type of the result where it is unknown; default: any. */
  readonly result?: HclType;
  /**
   * @param values converted to the types of the parameters
   * @throws FunctionProblem
   */
  call(values: readonly HclValue[], call: FunctionCall): HclValue;
}

export interface HclParameter {
  readonly name: string;
  readonly type: HclType;
  /** Whether the argument may be null. */
  readonly nullable?: boolean;
  /** Whether the function looks at unknown arguments itself; otherwise its result is unknown. */
  readonly unknown?: boolean;
}

/** What a function knows of its call. */
export interface FunctionCall {
  readonly place: Place;
  readonly host: HclHost;
  readonly budget: HclBudget;
  /** Evaluates a template in which only these variables are known. */
  render(template: HclExpression, variables: ReadonlyMap<string, HclValue>): HclValue;
}

/** What is wrong with the arguments of a function. */
export class FunctionProblem extends Error {
  override readonly name: string = 'FunctionProblem';
  /** The index of the argument that is wrong; `undefined` for the call as a whole. */
  readonly argument: number | undefined;

  constructor(message: string, argument?: number, options?: ErrorOptions) {
    super(message, options);
    this.argument = argument;
  }
}
