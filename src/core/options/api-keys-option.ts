import {
  aString,
  knownMembers,
  type OptionCheck,
  refuse,
  trueOrFalse,
} from '../../checks/option-checks.js';
import { hasMethod, isRecord, kindOf } from '../../checks/value-kinds.js';
import type { ApiKeyRecord } from '../../model/stage.js';

/**
 * Checks the option `apiKeys`. No message shows a key, because it may be a secret.
 * @returns a Map of the keys of a list
 * @throws TypeError for anything but a function, an object with `get`, or a list of keys
 */
export function checkApiKeys(value: unknown, place: string): object | undefined {
  if (typeof value === 'function') {
    return undefined;
  }
  if (Array.isArray(value)) {
    return keysOfList(value, place);
  }
  if (!hasMethod(value, 'get')) {
    refuse(
      place,
      "a list such as [{ id: 'k1', value: '…' }], a Map of keys or a function (for a Set: (key) => set.has(key))",
      value,
    );
  }
  if (!(value instanceof Map)) {
    return undefined;
  }
  for (const [key, known] of value) {
    if (typeof key !== 'string') {
      refuse(`Each key of ${place}`, 'a string', key);
    }
    // The value may be a secret, so the message does not show it.
    if (!isRecord(known)) {
      throw new TypeError(
        `Each value of ${place} must be an object such as { id }, not ${kindOf(known)}`,
      );
    }
    if (known.enabled !== undefined && typeof known.enabled !== 'boolean') {
      refuse(`"enabled" of an API key in ${place}`, 'true or false', known.enabled);
    }
  }
  return undefined;
}

const KEY_CHECKS: Readonly<Record<keyof ApiKeyRecord, OptionCheck>> = {
  id: aString,
  name: aString,
  value: (value, place) => {
    if (typeof value !== 'string' || value === '') {
      throw new TypeError(`${place} must be a string of at least one character`);
    }
    return undefined;
  },
  enabled: trueOrFalse,
};

const aKey = knownMembers(KEY_CHECKS, "{ id: 'k1', value: '…' }", ['id', 'value']);

function keysOfList(
  list: readonly unknown[],
  place: string,
): ReadonlyMap<string, Omit<ApiKeyRecord, 'value'>> {
  const keys = new Map<string, Omit<ApiKeyRecord, 'value'>>();
  const ids = new Set<string>();
  for (const [index, item] of [...list].entries()) {
    if (!isRecord(item)) {
      throw new TypeError(
        `${place}[${index}] must be an object such as { id: 'k1', value: '…' }, not ${kindOf(item)}`,
      );
    }
    const { value, ...known } = aKey(item, `${place}[${index}]`) as ApiKeyRecord;
    if (keys.has(value) || ids.has(known.id)) {
      const what = keys.has(value) ? 'value' : 'id';
      throw new TypeError(`${place}[${index}] has the ${what} of an API key further up`);
    }
    keys.set(value, Object.freeze(known));
    ids.add(known.id);
  }
  return keys;
}
