import { isObject, quote } from '../../../../checks/document-values.js';
import { compileJavaRegex } from '../../../../java/regex/index.js';
import type { LoadContext } from '../../../load-context.js';
import type { Origin } from '../../../source/draft.js';
import { type Evaluated, known, openValue, scalarText } from '../evaluation/evaluated.js';

type Declaration = Readonly<Record<string, unknown>>;

/** The parameters of a template: what the option `variables` has for them, or their defaults. */
export class Parameters {
  readonly #declared: Declaration;
  readonly #context: LoadContext;
  readonly #values = new Map<string, Evaluated>();

  constructor(declared: unknown, context: LoadContext) {
    this.#declared = isObject(declared) ? declared : {};
    this.#context = context;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#declared, name);
  }

  names(): readonly string[] {
    return Object.keys(this.#declared);
  }

  /** The value of a parameter; open where it has neither a value nor a default. */
  value(name: string): Evaluated {
    const done = this.#values.get(name);
    if (done !== undefined) {
      return done;
    }
    const evaluated = this.#value(name);
    this.#values.set(name, evaluated);
    return evaluated;
  }

  #value(name: string): Evaluated {
    const given = this.#declared[name];
    const declaration = isObject(given) ? given : {};
    const type = scalarText(declaration.Type) ?? 'String';
    const stored = /^AWS::SSM::Parameter::Value<(.*)>$/.exec(type)?.[1];
    const value = this.#context.variables.lookUp(name);
    if (value !== undefined) {
      const typed = typedValue(value, stored ?? type);
      this.#check(name, typed, declaration);
      return known(typed);
    }
    const digits = this.#context.sources.numberText(declaration, 'Default');
    const byDefault = digits ?? scalarText(declaration.Default);
    if (stored !== undefined) {
      // The default is the name of what Systems Manager stores.
      const content =
        byDefault && this.#context.variables.lookUp(`resolve:ssm:${byDefault}`, byDefault);
      return content === undefined ? openValue(name) : known(typedValue(content, stored));
    }
    return byDefault === undefined ? openValue(name) : known(typedValue(byDefault, type));
  }

  #check(name: string, value: unknown, declaration: Declaration): void {
    const items = Array.isArray(value) ? value : [value];
    for (const item of items) {
      const problem = problemOf(scalarText(item), declaration);
      if (problem !== undefined) {
        const at: Origin = { container: this.#declared, key: name };
        const position = this.#context.sources.memberPosition(at.container, at.key);
        const message = `The option "variables" has a value for the parameter ${quote(name)} that it does not allow: ${problem}`;
        this.#context.fail('INVALID_VALUE', message, position);
      }
    }
  }
}

/** A text; for lists, the items of a comma text or of an array. */
function typedValue(value: unknown, type: string): unknown {
  const isList = /^(?:CommaDelimitedList|List<.*>)$/.test(type);
  if (!isList) {
    return Array.isArray(value) ? value.map(scalarText).join(',') : (scalarText(value) ?? '');
  }
  if (Array.isArray(value)) {
    return value.map((item) => scalarText(item) ?? '');
  }
  const text = scalarText(value) ?? '';
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}

/** AWS: "Parameters", properties. */
function problemOf(value: string | undefined, declaration: Declaration): string | undefined {
  const { AllowedValues: allowed, AllowedPattern: pattern } = declaration;
  const text = value ?? '';
  if (value === undefined) {
    return 'it must be a text, a number or a boolean';
  }
  if (Array.isArray(allowed) && !allowed.some((one) => scalarText(one) === text)) {
    return `it must be one of ${allowed.map(scalarText).slice(0, 20).join(', ')}`;
  }
  if (typeof pattern === 'string' && !matches(text, pattern)) {
    return `it must match ${quote(pattern)}`;
  }
  const limits = [
    ['MinLength', text.length, 1],
    ['MaxLength', text.length, -1],
    ['MinValue', Number(text), 1],
    ['MaxValue', Number(text), -1],
  ] as const;
  for (const [key, measured, sign] of limits) {
    const limit = scalarText(declaration[key]);
    if (limit !== undefined && (measured - Number(limit)) * sign < 0) {
      return `${key} is ${limit}`;
    }
  }
  return undefined;
}

/** A pattern that cannot be read, or takes too long, is not checked. */
function matches(text: string, pattern: string): boolean {
  try {
    return compileJavaRegex(pattern).matches(text);
  } catch {
    return true;
  }
}
