import type { LoadContext } from '../../../load-context.js';

type Flatmap = Readonly<Record<string, unknown>>;

/**
 * The attributes of an instance that Terraform has not refreshed since version 0.11: one text for
 * each, `settings.0.caching_enabled`, with the number of members as `settings.#` or `variables.%`.
 */
export function attributesOfFlatmap(flat: Flatmap, context: LoadContext): Flatmap {
  return attributesBelow(flat, '', Object.keys(flat), context);
}

/** The most lists in lists; blocks of real resources have two. */
const MAX_DEPTH = 20;

/** @param keys those that begin with `prefix` */
function attributesBelow(
  flat: Flatmap,
  prefix: string,
  keys: readonly string[],
  context: LoadContext,
): Flatmap {
  const attributes: Record<string, unknown> = Object.create(null);
  if (prefix.split('.').length > MAX_DEPTH * 2) {
    return attributes;
  }
  for (const [name, ofName] of byNextPart(prefix, keys)) {
    attributes[name] = attributeAt(flat, prefix + name, ofName, context);
    context.sources.copy(flat, ofName[0] ?? name, attributes, name);
  }
  return attributes;
}

function byNextPart(
  prefix: string,
  keys: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const [part = ''] = key.slice(prefix.length).split('.', 1);
    const group = groups.get(part);
    if (group === undefined) {
      groups.set(part, [key]);
    } else {
      group.push(key);
    }
  }
  return groups;
}

function attributeAt(
  flat: Flatmap,
  name: string,
  keys: readonly string[],
  context: LoadContext,
): unknown {
  const below = keys.filter((key) => key !== name && key !== `${name}.#` && key !== `${name}.%`);
  if (Object.hasOwn(flat, `${name}.#`)) {
    const items = byNextPart(`${name}.`, below);
    return [...items].map(([item, ofItem]) => itemOf(flat, `${name}.${item}`, ofItem, context));
  }
  if (below.length === 0 && !Object.hasOwn(flat, `${name}.%`)) {
    return flat[name];
  }
  const map: Record<string, unknown> = Object.create(null);
  for (const key of below) {
    const member = key.slice(name.length + 1);
    map[member] = flat[key];
    context.sources.copy(flat, key, map, member);
  }
  return map;
}

function itemOf(
  flat: Flatmap,
  name: string,
  keys: readonly string[],
  context: LoadContext,
): unknown {
  return keys.length === 1 && keys[0] === name
    ? flat[name]
    : attributesBelow(flat, `${name}.`, keys, context);
}
