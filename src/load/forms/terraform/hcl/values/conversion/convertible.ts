import { type HclType, hasDynamic, kindOfType, type ObjectType, sameType } from '../type.js';

/** Whether values of a type may be converted to another one; single values may still refuse. */
export function canConvert(from: HclType, to: HclType): boolean {
  if (from === 'dynamic' || to === 'dynamic' || sameType(from, to)) {
    return true;
  }
  if (typeof to === 'string') {
    return PRIMITIVES[to].includes(kindOfType(from));
  }
  if (typeof from === 'string') {
    return false;
  }
  switch (to.kind) {
    case 'list':
    case 'set':
      return from.kind === 'tuple'
        ? from.elements.every((element) => canConvert(element, to.element))
        : (from.kind === 'list' || from.kind === 'set') && canConvert(from.element, to.element);
    case 'map':
      return from.kind === 'object'
        ? [...from.attributes.values()].every((one) => canConvert(one, to.element))
        : from.kind === 'map' && canConvert(from.element, to.element);
    case 'tuple':
      return (
        from.kind === 'tuple' &&
        from.elements.length === to.elements.length &&
        from.elements.every((one, index) => canConvert(one, to.elements[index] ?? 'dynamic'))
      );
    case 'object':
      return canBecomeObject(from, to);
  }
}

const PRIMITIVES: Readonly<Record<'string' | 'number' | 'bool', readonly string[]>> = {
  string: ['string', 'number', 'bool'],
  number: ['number', 'string'],
  bool: ['bool', 'string'],
};

function canBecomeObject(from: Exclude<HclType, string>, to: ObjectType): boolean {
  if (from.kind === 'map') {
    return [...to.attributes.values()].every((one) => canConvert(from.element, one));
  }
  return (
    from.kind === 'object' &&
    [...to.attributes].every(([name, wanted]) => {
      const given = from.attributes.get(name);
      return given === undefined ? to.optional?.has(name) : canConvert(given, wanted);
    })
  );
}

/** Whether a value of this type needs no look inside to be of the other type. */
export function alreadyIs(from: HclType, to: HclType): boolean {
  return sameType(from, to) && !hasDynamic(to);
}
