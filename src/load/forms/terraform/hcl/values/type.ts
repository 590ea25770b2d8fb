/** A type of Terraform: a name, or one that is built of others. */
export type HclType = 'string' | 'number' | 'bool' | 'dynamic' | CompoundType;

export type CompoundType = CollectionType | TupleType | ObjectType;

/** All elements have one type. */
export interface CollectionType {
  readonly kind: 'list' | 'set' | 'map';
  readonly element: HclType;
}

export interface TupleType {
  readonly kind: 'tuple';
  readonly elements: readonly HclType[];
}

export interface ObjectType {
  readonly kind: 'object';
  /** In the order of their names. */
  readonly attributes: ReadonlyMap<string, HclType>;
  /** Attributes that a value to be converted may lack. */
  readonly optional?: ReadonlySet<string>;
}

export function listTypeOf(element: HclType): CollectionType {
  return { kind: 'list', element };
}

export function setTypeOf(element: HclType): CollectionType {
  return { kind: 'set', element };
}

export function mapTypeOf(element: HclType): CollectionType {
  return { kind: 'map', element };
}

export function isPrimitive(type: HclType): type is 'string' | 'number' | 'bool' {
  return type === 'string' || type === 'number' || type === 'bool';
}

export function kindOfType(
  type: HclType,
): 'string' | 'number' | 'bool' | 'dynamic' | CompoundType['kind'] {
  return typeof type === 'string' ? type : type.kind;
}

export function sameType(left: HclType, right: HclType): boolean {
  if (left === right) {
    return true;
  }
  if (typeof left === 'string' || typeof right === 'string' || left.kind !== right.kind) {
    return false;
  }
  if (left.kind === 'tuple') {
    const others = (right as TupleType).elements;
    return (
      left.elements.length === others.length &&
      left.elements.every((element, index) => sameType(element, others[index] ?? 'dynamic'))
    );
  }
  if (left.kind === 'object') {
    const others = (right as ObjectType).attributes;
    return (
      left.attributes.size === others.size &&
      [...left.attributes].every(([name, type]) => {
        const other = others.get(name);
        return other !== undefined && sameType(type, other);
      })
    );
  }
  return sameType(left.element, (right as CollectionType).element);
}

/** Whether some part of a type is not known yet. */
export function hasDynamic(type: HclType): boolean {
  if (typeof type === 'string') {
    return type === 'dynamic';
  }
  if (type.kind === 'tuple') {
    return type.elements.some(hasDynamic);
  }
  if (type.kind === 'object') {
    return [...type.attributes.values()].some(hasDynamic);
  }
  return hasDynamic(type.element);
}

/** A type as messages name it: `list of string`, `object`. */
export function describeType(type: HclType): string {
  if (typeof type === 'string') {
    return type === 'dynamic' ? 'dynamic' : type;
  }
  if (type.kind === 'tuple' || type.kind === 'object') {
    return type.kind;
  }
  return `${type.kind} of ${describeType(type.element)}`;
}

/** A type as Terraform writes it in JSON: `"string"`, `["list", "string"]`. */
export function typeToJson(type: HclType): unknown {
  if (typeof type === 'string') {
    return type;
  }
  if (type.kind === 'tuple') {
    return ['tuple', type.elements.map(typeToJson)];
  }
  if (type.kind === 'object') {
    const attributes = [...type.attributes].map(([name, one]) => [name, typeToJson(one)]);
    return ['object', Object.fromEntries(attributes)];
  }
  return [type.kind, typeToJson(type.element)];
}
