import { HclError } from './hcl-error.js';
import type { CallNode, HclExpression } from './syntax/nodes.js';
import { compareText } from './values/texts/text-order.js';
import type { HclType } from './values/type.js';

/** A type constraint of a variable, and the default values of the optional attributes in it. */
export interface TypeConstraint {
  readonly type: HclType;
  readonly defaults: TypeDefaults | undefined;
}

/** Default values of attributes, and those of the objects inside of a value. */
export interface TypeDefaults {
  readonly attributes: ReadonlyMap<string, HclExpression>;
  /** Of each attribute or element by its name; `*` for all elements of a collection. */
  readonly inner: ReadonlyMap<string, TypeDefaults>;
}

/**
 * Reads the `type` of a variable: `string`, `list(string)`, `object({ a = optional(number, 1) })`. The
 * quoted names of Terraform 0.11 (`"string"`, `"list"`, `"map"`) are read, too.
 * @throws HclError with the place of what is not a type
 */
export function readTypeConstraint(expression: HclExpression): TypeConstraint {
  switch (expression.kind) {
    case 'variable':
      return named(expression.name, expression);
    case 'parentheses':
      return readTypeConstraint(expression.inner);
    case 'template': {
      const [part] = expression.parts;
      return part?.kind === 'text' ? named(part.text, expression) : refuse(expression);
    }
    case 'call':
      return compound(expression);
    default:
      return refuse(expression);
  }
}

const NAMES: ReadonlyMap<string, HclType> = new Map<string, HclType>([
  ['string', 'string'],
  ['number', 'number'],
  ['bool', 'bool'],
  ['any', 'dynamic'],
  // Without the type of elements, as Terraform 0.11 has it.
  ['list', { kind: 'list', element: 'dynamic' }],
  ['set', { kind: 'set', element: 'dynamic' }],
  ['map', { kind: 'map', element: 'dynamic' }],
]);

function named(name: string, expression: HclExpression): TypeConstraint {
  const type = NAMES.get(name);
  return type === undefined ? refuse(expression) : { type, defaults: undefined };
}

function compound(call: CallNode): TypeConstraint {
  const [parameter] = call.parameters;
  if (parameter === undefined || call.parameters.length > 1 || call.spread) {
    return refuse(call);
  }
  switch (call.name) {
    case 'list':
    case 'set':
    case 'map': {
      const { type, defaults } = readTypeConstraint(parameter);
      const inner = defaults === undefined ? undefined : new Map([['*', defaults]]);
      return {
        type: { kind: call.name, element: type },
        defaults: inner === undefined ? undefined : { attributes: new Map(), inner },
      };
    }
    case 'tuple':
      return tuple(parameter);
    case 'object':
      return object(parameter);
    default:
      return refuse(call);
  }
}

function tuple(items: HclExpression): TypeConstraint {
  if (items.kind !== 'tuple') {
    return refuse(items);
  }
  const read = items.items.map(readTypeConstraint);
  const inner = read.flatMap(({ defaults }, index): [string, TypeDefaults][] =>
    defaults === undefined ? [] : [[String(index), defaults]],
  );
  return {
    type: { kind: 'tuple', elements: read.map(({ type }) => type) },
    defaults: inner.length === 0 ? undefined : { attributes: new Map(), inner: new Map(inner) },
  };
}

function object(members: HclExpression): TypeConstraint {
  if (members.kind !== 'object') {
    return refuse(members);
  }
  const attributes: [string, HclType][] = [];
  const optional = new Set<string>();
  const values = new Map<string, HclExpression>();
  const inner = new Map<string, TypeDefaults>();
  for (const { key, value } of members.items) {
    const name = typeof key === 'string' ? key : literalText(key);
    const parameters =
      value.kind === 'call' && value.name === 'optional' ? value.parameters : undefined;
    const { type, defaults } = readTypeConstraint(parameters?.[0] ?? value);
    attributes.push([name, type]);
    if (parameters !== undefined) {
      optional.add(name);
    }
    if (parameters?.[1] !== undefined) {
      values.set(name, parameters[1]);
    }
    if (defaults !== undefined) {
      inner.set(name, defaults);
    }
  }
  attributes.sort(([a], [b]) => compareText(a, b));
  return {
    type: { kind: 'object', attributes: new Map(attributes), optional },
    defaults: values.size + inner.size === 0 ? undefined : { attributes: values, inner },
  };
}

function literalText(expression: HclExpression): string {
  const part = expression.kind === 'template' ? expression.parts[0] : undefined;
  return part?.kind === 'text' ? part.text : refuse(expression);
}

function refuse(expression: HclExpression): never {
  throw new HclError(
    'Invalid type specification',
    'a type is string, number, bool, any, or list(…), set(…), map(…), tuple([…]) or object({…}) of types',
    expression.place,
  );
}
