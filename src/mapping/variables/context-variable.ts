import type { ContextValue, ContextVariables } from '../../model/mapping.js';
import { stringHash } from '../java/equality.js';
import { SilentMap } from '../java/text.js';
import { DoubleValue, ListValue, LongValue, type MapValue, type Value } from '../json/values.js';
import type { TemplateOverrides } from '../overrides.js';

/** `$context` of a request, with its overrides. */
export function contextVariable(
  variables: ContextVariables,
  overrides: TemplateOverrides,
): MapValue {
  return contextMap({
    ...variables,
    requestOverride: overrides.requestOverride,
    responseOverride: overrides.responseOverride,
  });
}

/** A plain value as templates see it; whole numbers are Integers or Longs. */
export function plainValue(
  value: ContextValue | undefined,
  map: (variables: ContextVariables) => MapValue,
): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return numberValue(value);
  if (typeof value !== 'object') return value;
  if (isList(value)) return new ListValue(value.map((item) => plainValue(item, map)));
  return map(value);
}

type Members = Readonly<Record<string, ContextValue | MapValue | undefined>>;

function contextMap(members: Members): MapValue {
  const entries = new Map<Value, Value>();
  for (const name of hashOrder(Object.keys(members))) {
    const value = members[name];
    entries.set(
      name,
      value instanceof SilentMap ? value : plainValue(value as ContextValue, contextMap),
    );
  }
  return new SilentMap(entries);
}

function isList(
  value: ContextVariables | readonly ContextValue[],
): value is readonly ContextValue[] {
  return Array.isArray(value);
}

function numberValue(value: number): Value {
  if (!Number.isInteger(value) || Object.is(value, -0)) return new DoubleValue(value);
  return value === (value | 0) ? value : new LongValue(BigInt(value));
}

/** The order in which a `java.util.HashMap` gives its keys: by bucket, then by insertion. */
function hashOrder(names: readonly string[]): readonly string[] {
  const id = names.join('\n');
  const known = ORDERS.get(id);
  if (known !== undefined) return known;
  let size = 16;
  while (names.length > size * 0.75) size *= 2;
  const bucket = (name: string): number => {
    const hash = stringHash(name);
    return (hash ^ (hash >>> 16)) & (size - 1);
  };
  const ordered = [...names].sort((one, other) => bucket(one) - bucket(other));
  if (ORDERS.size >= MAX_ORDERS) ORDERS.clear();
  ORDERS.set(id, ordered);
  return ordered;
}

/** Requests of one gateway have the same few sets of names. */
const ORDERS = new Map<string, readonly string[]>();
const MAX_ORDERS = 100;
