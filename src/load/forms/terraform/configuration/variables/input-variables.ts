import type { Place } from '../../../../source/source-text.js';
import {
  evaluate,
  type HclBlock,
  type HclExpression,
  type HclValue,
  type HclVariable,
  nullValue,
  placedAt,
  readTypeConstraint,
  type TypeConstraint,
} from '../../hcl/index.js';
import type { ModuleInstance } from '../modules/module-instance.js';
import { emptyScope } from '../modules/module-scope.js';
import { typedValue } from '../values/typed-value.js';

/** What a module gets as the value of a variable. */
export interface ModuleInput {
  readonly place: Place;
  readonly evaluate: () => HclValue;
  /** Whether the default of the variable goes over it. */
  readonly isWeak?: boolean;
}

/** The variables of an instance of a module. */
export class InputVariables {
  readonly #module: ModuleInstance;
  readonly #inputs: ReadonlyMap<string, ModuleInput>;

  constructor(module: ModuleInstance, inputs: ReadonlyMap<string, ModuleInput>) {
    this.#module = module;
    this.#inputs = inputs;
  }

  /**
   * The value of a variable, from the strongest source to the weakest: the option `variables`, the
   * call or the files of values, the default. Without any it is open.
   * @throws HclError for a value that does not have the type of the variable
   */
  get(name: string, place: Place): HclVariable {
    const { project, declaration } = this.#module;
    const address = this.#module.addressOf(`var.${name}`);
    const block = declaration.variables.get(name);
    const fallback = block?.body.attributes.get('default')?.expression;
    const given = this.#given(name, address, fallback !== undefined);
    if (block === undefined) {
      return given?.() ?? project.open(address);
    }
    if (given === undefined && fallback === undefined) {
      return project.open(address);
    }
    return project.once.get(address, place, () => this.#typed(address, block, given, fallback));
  }

  #given(name: string, address: string, hasDefault: boolean): (() => HclValue) | undefined {
    const { project, address: module } = this.#module;
    const names = module === '' ? [address, name] : [address];
    const answer = project.answer(...names);
    const input = this.#inputs.get(name);
    const own = input?.isWeak === true && hasDefault ? undefined : input?.evaluate;
    return answer === undefined ? own : () => answer;
  }

  #typed(
    address: string,
    { body, place }: HclBlock,
    given: (() => HclValue) | undefined,
    fallback: HclExpression | undefined,
  ): HclValue {
    const evaluateDefault = (expression: HclExpression): HclValue =>
      evaluate(expression, emptyScope(this.#module));
    const type = body.attributes.get('type')?.expression;
    const constraint: TypeConstraint = type === undefined ? ANY : readTypeConstraint(type);
    const value = given?.();
    const nullable = body.attributes.get('nullable')?.expression;
    const replacesNull = nullable !== undefined && isFalse(evaluateDefault(nullable));
    const useDefault = value === undefined || (value.kind === 'null' && replacesNull);
    const own = useDefault && fallback !== undefined ? evaluateDefault(fallback) : value;
    const chosen = placedAt(own ?? nullValue('dynamic', place), place);
    return typedValue(chosen, constraint, address, evaluateDefault);
  }
}

function isFalse(value: HclValue): boolean {
  return value.kind === 'bool' && !value.bool;
}

const ANY: TypeConstraint = { type: 'dynamic', defaults: undefined };
