import type { LoadContext } from '../../../load-context.js';
import type { Origin } from '../../../source/draft.js';
import { expandForEach, isForEach } from '../functions/for-each.js';
import { INTRINSIC_FUNCTIONS } from '../functions/functions.js';
import { includedMembers } from '../functions/include.js';
import type { ReferenceScope } from '../references/reference-scope.js';
import { Budget, TooLarge } from './budget.js';
import { fillDynamicReferences } from './dynamic-references.js';
import { ABSENT, callIn, type Evaluated, known } from './evaluated.js';
import { nameFunctions } from './function-arns.js';

/** Evaluates the intrinsic functions of a template, or of a document that is part of one. */
export class Evaluator {
  readonly context: LoadContext;
  readonly scope: ReferenceScope;
  readonly budget: Budget;
  readonly #copies = new Map<object, object>();
  readonly #results = new Map<object, Evaluated>();
  readonly #running = new Set<object>();

  constructor(context: LoadContext, scope: ReferenceScope, budget: Budget = new Budget()) {
    this.context = context;
    this.scope = scope;
    this.budget = budget;
  }

  /**
   * The value of a member as the service gets it: functions evaluated, dynamic references replaced,
   * what is open marked.
   */
  property(container: object, key: string): Evaluated {
    const evaluated = this.#finished(this.member(container, key));
    return evaluated;
  }

  /** A copy of an object or array in which every function is evaluated. */
  copyOf(source: object): object {
    const made = this.#copies.get(source);
    if (made !== undefined) {
      return made;
    }
    const copy = (Array.isArray(source) ? [] : Object.create(null)) as Record<string, unknown>;
    this.#copies.set(source, copy);
    this.budget.inside(() => {
      this.#fill(source, copy);
    });
    return copy;
  }

  /** The value of a member; the texts in it may still have dynamic references. */
  member(container: object, key: string): Evaluated {
    const value = (container as Readonly<Record<string, unknown>>)[key];
    if (typeof value !== 'object' || value === null) {
      return this.#scalar(container, key, value);
    }
    const call = callIn(value);
    if (call === undefined) {
      return known(this.copyOf(value));
    }
    const result = this.#results.get(value);
    if (result !== undefined) {
      return result;
    }
    if (this.#running.has(value)) {
      return this.fail(`${call.name} refers to itself`, { container, key });
    }
    this.#running.add(value);
    try {
      const evaluated = this.budget.inside(() => this.#call(value, call.name, { container, key }));
      this.#results.set(value, evaluated);
      return evaluated;
    } finally {
      this.#running.delete(value);
    }
  }

  #scalar(container: object, key: string, value: unknown): Evaluated {
    const { sources } = this.context;
    const digits = typeof value === 'number' ? sources.numberText(container, key) : undefined;
    return { value, open: sources.openValues(container, key), digits };
  }

  /** Ends the load: the template is not one that CloudFormation accepts. */
  fail(problem: string, { container, key }: Origin): never {
    const position = this.context.sources.memberPosition(container, key);
    return this.context.fail('INVALID_DOCUMENT', `Invalid template: ${problem}`, position);
  }

  #call(call: object, name: string, at: Origin): Evaluated {
    const implementation = INTRINSIC_FUNCTIONS.get(name);
    if (implementation === undefined) {
      return this.scope.unknownFunction(name, at);
    }
    try {
      return implementation(call, name, this);
    } catch (cause) {
      if (!(cause instanceof TooLarge)) {
        throw cause;
      }
      return this.fail(`the template is too large: ${cause.message}`, at);
    }
  }

  #fill(source: object, copy: Record<string, unknown>): void {
    for (const { container, key } of this.#membersOf(source)) {
      const { value, open, from } = this.property(container, key);
      if (value === ABSENT) {
        continue;
      }
      this.budget.values(1);
      const name = Array.isArray(copy) ? String(copy.length) : key;
      copy[name] = value;
      const origin = from ?? { container, key };
      this.context.sources.copy(origin.container, origin.key, copy, name);
      if (open.length > 0) {
        this.context.sources.markOpen(copy, name, open);
      }
    }
  }

  /** The members of an object, with those that it includes and those that its loops make. */
  #membersOf(source: object): readonly Origin[] {
    const members: Origin[] = [];
    for (const key of Object.keys(source)) {
      if (key === 'Fn::Transform' && !Array.isArray(source)) {
        members.push(...includedMembers({ container: source, key }, this));
      } else if (isForEach(key)) {
        members.push(...expandForEach({ container: source, key }, this));
      } else {
        members.push({ container: source, key });
      }
    }
    return members;
  }

  #finished(evaluated: Evaluated): Evaluated {
    if (typeof evaluated.value !== 'string') {
      return evaluated;
    }
    const filled = fillDynamicReferences(evaluated, this.context.variables);
    return nameFunctions(filled, this.context.settings);
  }
}
