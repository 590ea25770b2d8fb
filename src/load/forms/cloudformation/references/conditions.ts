import { booleanOf, isObject, quote } from '../../../../checks/document-values.js';
import { didYouMean } from '../../../../checks/nearest.js';
import type { Origin } from '../../../source/draft.js';
import { type Evaluated, evaluatedText, scalarText } from '../evaluation/evaluated.js';
import type { Evaluator } from '../evaluation/evaluator.js';

type Members = Readonly<Record<string, unknown>>;

/** The conditions of a template. */
export class Conditions {
  readonly #declared: Members;
  readonly #evaluator: Evaluator;
  readonly #values = new Map<string, boolean>();
  readonly #running = new Set<string>();

  constructor(declared: object, evaluator: Evaluator) {
    this.#declared = declared as Members;
    this.#evaluator = evaluator;
  }

  /** Whether a condition holds. */
  holds(name: string, at: Origin): boolean {
    const known = this.#values.get(name);
    if (known !== undefined) {
      return known;
    }
    if (!Object.hasOwn(this.#declared, name)) {
      return this.#undeclared(name, at);
    }
    if (this.#running.has(name)) {
      return this.#evaluator.fail(`the condition ${quote(name)} depends on itself`, at);
    }
    this.#running.add(name);
    const here = { container: this.#declared, key: name };
    const value = this.#evaluator.budget.inside(() => this.#test(here, name));
    this.#running.delete(name);
    this.#values.set(name, value);
    return value;
  }

  /** A condition of a template that is put together elsewhere: the option `variables` has its value. */
  #undeclared(name: string, at: Origin): boolean {
    const given = booleanOf(this.#evaluator.context.variables.lookUp(name));
    const hint = didYouMean(name, Object.keys(this.#declared));
    return (
      given ??
      this.#evaluator.fail(
        `the condition ${quote(name)} is not defined${hint || ': define it, or set it in the option "variables" to true or false'}`,
        at,
      )
    );
  }

  /** A condition function, or a reference to a condition. */
  #test(at: Origin, condition: string): boolean {
    const value = (at.container as Members)[at.key];
    if (value === true || value === false) {
      return value;
    }
    const keys = isObject(value) ? Object.keys(value) : [];
    const [name = ''] = keys;
    const argument = isObject(value) ? value[name] : undefined;
    if (name === 'Condition' && typeof argument === 'string') {
      return this.holds(argument, { container: value as object, key: name });
    }
    const items = Array.isArray(argument) ? argument : [];
    const tests = items.map((_, index) => ({ container: items, key: String(index) }));
    const [first, second] = tests;
    const inside = (test: Origin): boolean =>
      this.#evaluator.budget.inside(() => this.#test(test, condition));
    if (keys.length === 1 && first !== undefined) {
      switch (name) {
        case 'Fn::Not':
          return !inside(first);
        case 'Fn::And':
          return tests.every(inside);
        case 'Fn::Or':
          return tests.some(inside);
        case 'Fn::Equals':
          return second !== undefined && this.#equals(first, second, condition);
        default:
      }
    }
    return this.#evaluator.fail(
      `the condition ${quote(condition)} needs Fn::Equals, Fn::Not, Fn::And, Fn::Or or Condition`,
      at,
    );
  }

  /** Values are compared as texts. A value that is open equals only itself. */
  #equals(first: Origin, second: Origin, condition: string): boolean {
    const [one, other] = [first, second].map(({ container, key }) =>
      this.#evaluator.property(container, key),
    ) as [Evaluated, Evaluated];
    const names = [...new Set([...one.open, ...other.open])];
    const isEqual = comparable(one) === comparable(other);
    if (names.length > 0 && !isEqual) {
      const { sources } = this.#evaluator.context;
      const position = sources.memberPosition(this.#declared, condition);
      sources.issues.push({
        code: 'UNRESOLVED_VARIABLE',
        severity: 'warning',
        pointer: `#/Conditions/${condition}`,
        message: `The condition ${quote(condition)} compares ${names.join(', ')}, which has no value, so the comparison is false: set ${names.length > 1 ? 'them' : 'it'} in the option "variables"`,
        ...(position && { position }),
      });
    }
    return isEqual;
  }
}

function comparable(evaluated: Evaluated): string {
  const { value } = evaluated;
  return Array.isArray(value) ? value.map(scalarText).join(',') : (evaluatedText(evaluated) ?? '');
}
