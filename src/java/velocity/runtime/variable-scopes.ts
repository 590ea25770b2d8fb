import type { Value } from '../../json/values.js';
import type { Context, Evaluate, Run } from './run.js';

/** Returns `$input`, `$context` and the like when a template first reads them. */
export type Roots = (name: string) => Value | undefined;

/** The global variables of a rendering. */
export class GlobalContext implements Context {
  readonly run: Run;
  readonly #roots: Roots;
  readonly #values = new Map<string, Value>();

  constructor(run: Run, roots: Roots) {
    this.run = run;
    this.#roots = roots;
  }

  get(name: string): Value {
    const value = this.#values.get(name);
    if (value !== undefined) {
      return value;
    }
    const root = this.#roots(name) ?? null;
    this.#values.set(name, root);
    return root;
  }

  put(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  remove(name: string): void {
    this.#values.set(name, null);
  }

  argumentText(): undefined {
    return undefined;
  }
}

/** An argument of a macro call, evaluated in the caller's context at each use. */
export interface MacroArgument {
  readonly evaluate: Evaluate;
  /** True if the value cannot change: it is evaluated once, and the parameter is a variable. */
  readonly constant: boolean;
  /** As written. */
  readonly text: () => string;
}

/** The variables in the body of a macro: its parameters, then those of the caller. */
export class MacroContext implements Context {
  readonly run: Run;
  readonly #caller: Context;
  readonly #arguments = new Map<string, MacroArgument>();
  readonly #texts = new Map<string, () => string>();
  readonly #locals = new Map<string, Value>();

  constructor(caller: Context) {
    this.run = caller.run;
    this.#caller = caller;
  }

  addArgument(name: string, argument: MacroArgument): void {
    if (argument.constant) {
      this.#locals.set(name, argument.evaluate(this.#caller));
      return;
    }
    this.#arguments.set(name, argument);
    this.#texts.set(`$${name}`, argument.text);
  }

  /** A value that is visible only in the macro. */
  addLocal(name: string, value: Value): void {
    this.#locals.set(name, value);
  }

  get(name: string): Value {
    const local = this.#locals.get(name);
    if (local !== undefined && local !== null) {
      return local;
    }
    const argument = this.#arguments.get(name);
    if (argument === undefined) {
      return this.#caller.get(name);
    }
    this.run.spend(1);
    return argument.evaluate(this.#caller);
  }

  /** Velocity 1.7 sets a variable twice: in the macro and in its caller. */
  put(name: string, value: Value): void {
    this.#locals.set(name, value);
    this.#caller.put(name, value);
  }

  remove(name: string): void {
    this.#locals.delete(name);
    this.#arguments.delete(name);
    this.#caller.remove(name);
  }

  argumentText(reference: string): string | undefined {
    return this.#texts.get(reference)?.() ?? this.#caller.argumentText(reference);
  }
}

/** The variables in the body of a loop while its element is null: the loop variable hides outer ones. */
export class NullElementContext implements Context {
  readonly run: Run;
  readonly #loop: Context;
  readonly #element: string;
  #active = true;

  constructor(loop: Context, element: string) {
    this.run = loop.run;
    this.#loop = loop;
    this.#element = element;
  }

  get(name: string): Value {
    return this.#active && name === this.#element ? null : this.#loop.get(name);
  }

  put(name: string, value: Value): void {
    if (name === this.#element && value === null) {
      this.#active = true;
    }
    this.#loop.put(name, value);
  }

  remove(name: string): void {
    if (name === this.#element) {
      this.#active = false;
    }
    this.#loop.remove(name);
  }

  argumentText(reference: string): string | undefined {
    return this.#loop.argumentText(reference);
  }
}
