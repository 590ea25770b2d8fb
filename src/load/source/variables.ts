import { isObject } from '../../checks/document-values.js';
import { kindOf } from '../../checks/value-kinds.js';

/**
 * The values that only a deployment knows, by name, or a function that returns them; `undefined`
 * leaves a value open. A value is what JSON can hold.
 */
export type VariableValues = Readonly<Record<string, unknown>> | ((name: string) => unknown);

/** The option `variables`, each name asked once. */
export class Variables {
  /** Whether the caller set the option at all. */
  readonly given: boolean;
  readonly #values: VariableValues;
  readonly #known = new Map<string, unknown>();

  constructor(values: VariableValues | undefined) {
    this.given = values !== undefined;
    this.#values = values ?? {};
  }

  /**
   * The value of a variable; `undefined` where it is open.
   * @param names what the variable is called, the most exact name first: `var.host`, `host`
   * @throws TypeError for a function that throws, and for a value that JSON cannot hold
   */
  lookUp(...names: readonly string[]): unknown {
    for (const name of names) {
      const value = this.#valueOf(name);
      if (value !== undefined) {
        return value;
      }
    }
    return undefined;
  }

  #valueOf(name: string): unknown {
    if (!this.#known.has(name)) {
      this.#known.set(name, jsonValue(this.#ask(name), name));
    }
    return this.#known.get(name);
  }

  #ask(name: string): unknown {
    const values = this.#values;
    if (typeof values !== 'function') {
      return Object.hasOwn(values, name) ? values[name] : undefined;
    }
    try {
      return values(name);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new TypeError(`The option variables threw for ${JSON.stringify(name)}: ${reason}`, {
        cause,
      });
    }
  }
}

/** The deepest nesting of a value. */
const MAX_DEPTH = 100;

function jsonValue(value: unknown, name: string, depth = 0): unknown {
  if (value === undefined || value === null || typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) {
    return value;
  }
  if (depth < MAX_DEPTH && Array.isArray(value)) {
    return value.map((item) => jsonValue(item ?? null, name, depth + 1));
  }
  if (depth < MAX_DEPTH && isObject(value) && !(value instanceof Promise)) {
    const copy: Record<string, unknown> = Object.create(null);
    for (const [key, member] of Object.entries(value)) {
      copy[key] = jsonValue(member, name, depth + 1);
    }
    return copy;
  }
  throw new TypeError(
    `The option variables must have a string, a number, a boolean, null, an array or an object for ${JSON.stringify(name)}, not ${kindOf(value)}`,
  );
}
