import {
  type CollectionType,
  type HclType,
  isPrimitive,
  kindOfType,
  type ObjectType,
  sameType,
  type TupleType,
} from '../type.js';
import { canConvert } from './convertible.js';

/**
 * The one type to which values of all these types can be converted, as cty's `UnifyUnsafe` finds it;
 * `undefined` if there is none.
 */
export function unify(types: readonly HclType[]): HclType | undefined {
  const [first] = types;
  if (first === undefined) {
    return undefined;
  }
  if (types.every((type) => sameType(type, first))) {
    return first;
  }
  const kinds = new Set(types.map(kindOfType));
  const hasDynamic = kinds.delete('dynamic');
  const only = (...allowed: readonly string[]): boolean =>
    [...kinds].every((kind) => allowed.includes(kind));
  for (const [collection, structure] of STRUCTURES) {
    if (kinds.has(collection) && only(collection, structure)) {
      return unifyCollections(collection, types, hasDynamic);
    }
  }
  if (kinds.has('object') && only('object')) {
    return hasDynamic ? 'dynamic' : unifyObjects(types as readonly ObjectType[]);
  }
  if (kinds.has('tuple') && only('tuple')) {
    return hasDynamic ? 'dynamic' : unifyTuples(types as readonly TupleType[]);
  }
  return preferred(types);
}

const STRUCTURES = [
  ['map', 'object'],
  ['list', 'tuple'],
  ['set', ''],
] as const;

function unifyCollections(
  kind: CollectionType['kind'],
  types: readonly HclType[],
  hasDynamic: boolean,
): HclType | undefined {
  if (hasDynamic) {
    return 'dynamic';
  }
  const element = unify(types.flatMap(elementTypes));
  return element === undefined ? undefined : { kind, element };
}

/** The types of what is directly in a value of a type. */
export function elementTypes(type: HclType): readonly HclType[] {
  if (typeof type === 'string') {
    return [];
  }
  if (type.kind === 'tuple') {
    return type.elements;
  }
  return type.kind === 'object' ? [...type.attributes.values()] : [type.element];
}

/** Objects of equal names keep them; others become a map. */
function unifyObjects(types: readonly ObjectType[]): HclType | undefined {
  const names = [...(types[0]?.attributes.keys() ?? [])];
  const alike = types.every(
    ({ attributes }) =>
      attributes.size === names.length && names.every((name) => attributes.has(name)),
  );
  if (!alike) {
    const element = unify(types.flatMap(elementTypes));
    return element === undefined ? undefined : { kind: 'map', element };
  }
  const attributes = new Map<string, HclType>();
  for (const name of names) {
    const one = unify(types.map((type) => type.attributes.get(name) ?? 'dynamic'));
    if (one === undefined) {
      return undefined;
    }
    attributes.set(name, one);
  }
  return { kind: 'object', attributes };
}

/** Tuples of equal lengths keep them; others become a list. */
function unifyTuples(types: readonly TupleType[]): HclType | undefined {
  const length = types[0]?.elements.length ?? 0;
  if (types.some(({ elements }) => elements.length !== length)) {
    const element = unify(types.flatMap(elementTypes));
    return element === undefined ? undefined : { kind: 'list', element };
  }
  const elements: HclType[] = [];
  for (let index = 0; index < length; index += 1) {
    const one = unify(types.map((type) => type.elements[index] ?? 'dynamic'));
    if (one === undefined) {
      return undefined;
    }
    elements.push(one);
  }
  return { kind: 'tuple', elements };
}

/** The first type, texts before others, to which all others convert. */
function preferred(types: readonly HclType[]): HclType | undefined {
  const known = types.filter((type) => type !== 'dynamic');
  const ordered = [
    ...known.filter((type) => type === 'string'),
    ...known.filter((type) => type !== 'string' && isPrimitive(type)),
    ...known.filter((type) => !isPrimitive(type)),
  ];
  return ordered.find((wanted) =>
    types.every((type) => sameType(type, wanted) || canConvert(type, wanted)),
  );
}
