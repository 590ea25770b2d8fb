import {
  DoubleValue,
  ListValue,
  LongValue,
  MapValue,
  SilentMap,
  type Value,
} from '../../../java/json/values.js';
import { hashOrder } from '../../../java/lang/hash-order.js';
import type { ContextValue, ContextVariables } from '../../../model/mapping.js';
import type { TemplateOverrides } from '../../overrides.js';
import { LazyEntries } from './lazy-entries.js';
import { UnmodifiableEntries, UnmodifiableMap } from './unmodifiable-map.js';

/** `$context` of a request, which is read-only except for its overrides. */
export function contextVariable(
  variables: ContextVariables,
  overrides: TemplateOverrides,
): MapValue {
  const names = () => [...Object.keys(variables), 'requestOverride', 'responseOverride'];
  const entries = lazily(UnmodifiableEntries, names, (name) => {
    if (name === 'requestOverride') {
      return overrides.requestOverride;
    }
    if (name === 'responseOverride') {
      return overrides.responseOverride;
    }
    return memberOf(variables, name);
  });
  return new UnmodifiableMap(entries);
}

/** A plain value as templates see it; whole numbers are Integers or Longs. */
export function plainValue(
  value: ContextValue | undefined,
  map: (variables: ContextVariables) => MapValue,
): Value {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value === 'number') {
    return numberValue(value);
  }
  if (typeof value !== 'object') {
    return value;
  }
  if (isList(value)) {
    return new ListValue(value.map((item) => plainValue(item, map)));
  }
  return map(value);
}

/** A plain object as an ordinary map, in its own order. */
export function plainMap(variables: ContextVariables): MapValue {
  const entries = new Map<Value, Value>();
  for (const [name, value] of Object.entries(variables)) {
    entries.set(name, plainValue(value, plainMap));
  }
  return new MapValue(entries);
}

function contextMap(variables: ContextVariables): MapValue {
  const entries = lazily(
    LazyEntries,
    () => Object.keys(variables),
    (name) => memberOf(variables, name),
  );
  return new SilentMap(entries);
}

function memberOf(variables: ContextVariables, name: string): Value | undefined {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return value === undefined ? undefined : plainValue(value, contextMap);
}

function lazily<Entries extends LazyEntries>(
  entries: new (...args: ConstructorParameters<typeof LazyEntries>) => Entries,
  names: () => readonly string[],
  find: (name: string) => Value | undefined,
): Entries {
  return new entries(
    (name) => (typeof name === 'string' ? find(name) : undefined),
    () => orderOf(names()).map((name) => [name, find(name) ?? null]),
  );
}

function isList(
  value: ContextVariables | readonly ContextValue[],
): value is readonly ContextValue[] {
  return Array.isArray(value);
}

function numberValue(value: number): Value {
  if (!Number.isInteger(value) || Object.is(value, -0)) {
    return new DoubleValue(value);
  }
  return value === (value | 0) ? value : new LongValue(BigInt(value));
}

/** The iteration order of a `java.util.HashMap` with these keys; cached for a few sets of names. */
function orderOf(names: readonly string[]): readonly string[] {
  const known = ORDERS.find((order) => isSame(order.names, names));
  if (known !== undefined) {
    return known.ordered;
  }
  const ordered = hashOrder(names);
  if (ORDERS.length >= MAX_ORDERS) {
    ORDERS.shift();
  }
  ORDERS.push({ names, ordered });
  return ordered;
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
  if (names.length !== others.length) {
    return false;
  }
  for (let at = 0; at < names.length; at += 1) {
    if (names[at] !== others[at]) {
      return false;
    }
  }
  return true;
}

/** The requests of one gateway share a few sets of names. */
const ORDERS: { readonly names: readonly string[]; readonly ordered: readonly string[] }[] = [];
const MAX_ORDERS = 16;
