import { aFunction, refuse } from '../../../checks/option-checks.js';

/**
 * Checks the option `observe`.
 * @returns a frozen copy of a list
 * @throws TypeError for anything but a function or a list of functions
 */
export function checkObserve(value: unknown, place: string): object | undefined {
  if (typeof value === 'function') {
    return undefined;
  }
  if (!Array.isArray(value)) {
    refuse(place, 'a function, or a list of functions', value);
  }
  const list: readonly unknown[] = [...value];
  for (const [index, member] of list.entries()) {
    aFunction(member, `${place}[${index}]`);
  }
  return Object.freeze(list);
}
