import type { Value } from '../json/values.js';
import { fits, type JavaType, moreSpecific } from './java-type.js';
import { RenderFailure, type Work } from './work.js';

/** The implementation of a method; `self` is of the class whose table contains it. */
export type MethodBody<Self extends Value> = (
  self: Self,
  args: readonly Value[],
  run: Work,
) => Value;

/** Methods by signature, for example `substring(int,int)`. */
export type MethodTable<Self extends Value> = Readonly<Record<string, MethodBody<Self>>>;

/** The methods of one name. */
export type Overloads = readonly Overload[];

interface Overload {
  readonly parameters: readonly JavaType[];
  /** True if the last parameter is an array, which accepts any number of arguments. */
  readonly variable: boolean;
  readonly body: MethodBody<never>;
}

/** A Java class as templates see it: a name, and methods chosen by the types of the arguments. */
export class JavaClass {
  readonly name: string;
  readonly #methods = new Map<string, Overload[]>();

  /** If two tables contain the same signature, the first one wins. */
  constructor(name: string, ...tables: readonly MethodTable<never>[]) {
    this.name = name;
    for (const table of tables) {
      for (const [signature, body] of Object.entries(table)) {
        this.#add(signature, body);
      }
    }
  }

  /** The method that Velocity would choose; `undefined` if no method fits, or the choice is ambiguous. */
  find(name: string, args: readonly Value[]): MethodBody<never> | undefined {
    const overloads = this.#methods.get(name);
    return overloads && choose(overloads, args);
  }

  /** All methods of a name, for callers that call it often. */
  overloads(name: string): Overloads | undefined {
    return this.#methods.get(name);
  }

  #add(signature: string, body: MethodBody<never>): void {
    const open = signature.indexOf('(');
    const list = signature.slice(open + 1, -1);
    const parameters = list === '' ? [] : (list.split(',') as JavaType[]);
    const overload = { parameters, variable: list.endsWith('[]'), body };
    const name = signature.slice(0, open);
    const overloads = this.#methods.get(name);
    if (overloads === undefined) {
      this.#methods.set(name, [overload]);
    } else if (overloads.every(({ parameters }) => String(parameters) !== list)) {
      overloads.push(overload);
    }
  }
}

/** The overload for these arguments. */
export function choose(
  overloads: Overloads,
  args: readonly Value[],
): MethodBody<never> | undefined {
  const only = overloads[0];
  if (overloads.length === 1 && only?.parameters.length === args.length && !only.variable) {
    return allFit(only.parameters, args) ? only.body : undefined;
  }
  const found = exact(overloads, args) ?? best(overloads, args);
  return found?.parameters.length === 0 && args.length > 0 ? tooManyArguments : found?.body;
}

function allFit(parameters: readonly JavaType[], args: readonly Value[], how?: 'exactly'): boolean {
  for (let at = 0; at < parameters.length; at += 1) {
    if (!fits(parameters[at] ?? 'Object', args[at] ?? null, how)) {
      return false;
    }
  }
  return true;
}

function tooManyArguments(): never {
  throw new RenderFailure('Arguments are passed to a method without parameters');
}

/** The overload whose parameter types are exactly the classes of the arguments. */
function exact(overloads: readonly Overload[], args: readonly Value[]): Overload | undefined {
  return overloads.find(
    ({ parameters }) => parameters.length === args.length && allFit(parameters, args, 'exactly'),
  );
}

/** Velocity's `MethodMap.getBestMatch`. */
function best(overloads: readonly Overload[], args: readonly Value[]): Overload | undefined {
  let bestMatch: Overload | undefined;
  let rivals: Overload[] = [];
  for (const overload of overloads) {
    if (!applies(overload.parameters, args)) {
      continue;
    }
    if (bestMatch === undefined) {
      bestMatch = overload;
      continue;
    }
    const order = moreSpecific(overload.parameters, bestMatch.parameters);
    if (order === 'first') {
      if (
        rivals.every((rival) => moreSpecific(overload.parameters, rival.parameters) === 'first')
      ) {
        rivals = [];
      }
      bestMatch = overload;
    } else if (order === 'neither') {
      rivals.push(overload);
    }
  }
  return rivals.length === 0 ? bestMatch : undefined;
}

/**
 * Whether arguments can be passed; a last parameter that is an array accepts any number. In Velocity,
 * a method without parameters applies to any arguments, and then fails when it is called with them.
 */
function applies(parameters: readonly JavaType[], args: readonly Value[]): boolean {
  const last = parameters.at(-1);
  if (last === undefined) {
    return true;
  }
  if (!last.endsWith('[]')) {
    return parameters.length === args.length && allFit(parameters, args);
  }
  if (args.length < parameters.length - 1) {
    return false;
  }
  const component = last.slice(0, -2) as JavaType;
  return args.every((arg, index) => {
    if (index < parameters.length - 1) {
      return fits(parameters[index] ?? 'Object', arg);
    }
    return fits(component, arg) || (args.length === parameters.length && fits(last, arg));
  });
}
