import { refuse } from '../../checks/option-checks.js';
import { hasMethod, isRecord, kindOf } from '../../checks/value-kinds.js';

/**
 * Checks the option `apiKeys`. No message shows a key, because it may be a secret.
 * @throws TypeError for anything but a function, or an object with `get`
 */
export function checkApiKeys(value: unknown, place: string): undefined {
  if (typeof value === 'function') {
    return undefined;
  }
  if (!hasMethod(value, 'get')) {
    refuse(place, 'a Map of keys or a function (for a Set: (key) => set.has(key))', value);
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
