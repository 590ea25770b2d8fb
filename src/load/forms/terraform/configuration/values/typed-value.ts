import {
  convertedTo,
  type HclExpression,
  type HclValue,
  mapValue,
  nullValue,
  objectValue,
  type TypeConstraint,
  type TypeDefaults,
  tupleValue,
} from '../../hcl/index.js';

/**
 * Converts a value to the type that a variable asks for, after it has completed objects by the
 * defaults of their optional attributes.
 * @param evaluateDefault evaluates a default
 * @throws HclError where it does not convert
 */
export function typedValue(
  value: HclValue,
  { type, defaults }: TypeConstraint,
  name: string,
  evaluateDefault: (expression: HclExpression) => HclValue,
): HclValue {
  const complete =
    defaults === undefined ? value : new Completion(evaluateDefault).complete(value, defaults);
  return convertedTo(
    complete,
    type,
    'Invalid value for input variable',
    `the value of ${name} does not have the type of the variable`,
    value.place,
  );
}

class Completion {
  readonly #evaluate: (expression: HclExpression) => HclValue;

  constructor(evaluateDefault: (expression: HclExpression) => HclValue) {
    this.#evaluate = evaluateDefault;
  }

  complete(value: HclValue, defaults: TypeDefaults): HclValue {
    switch (value.kind) {
      case 'object':
        return objectValue(this.#members(value.members, defaults), value);
      case 'map':
        // A map that is to become an object can have the attributes of one.
        return defaults.attributes.size > 0
          ? objectValue(this.#members(value.members, defaults), value)
          : mapValue(this.#members(value.members, defaults), value.element, value);
      case 'tuple':
        return tupleValue(this.#items(value.items, defaults), value.place);
      case 'list':
        return tupleValue(this.#items(value.items, defaults), value.place);
      default:
        return value;
    }
  }

  #members(
    members: ReadonlyMap<string, HclValue>,
    { attributes, inner }: TypeDefaults,
  ): ReadonlyMap<string, HclValue> {
    const complete = new Map(members);
    for (const [name, expression] of attributes) {
      if ((complete.get(name) ?? nullValue()).kind === 'null') {
        complete.set(name, this.#evaluate(expression));
      }
    }
    for (const [name, member] of complete) {
      const defaults = inner.get(name) ?? inner.get('*');
      if (defaults !== undefined) {
        complete.set(name, this.complete(member, defaults));
      }
    }
    return complete;
  }

  #items(items: readonly HclValue[], { inner }: TypeDefaults): readonly HclValue[] {
    return items.map((item, index) => {
      const defaults = inner.get(String(index)) ?? inner.get('*');
      return defaults === undefined ? item : this.complete(item, defaults);
    });
  }
}
