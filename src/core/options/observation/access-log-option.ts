import { aFunction, aString, checkOptions, refuse } from '../../../checks/option-checks.js';
import { isRecord } from '../../../checks/value-kinds.js';

/**
 * Checks the option `accessLog`; its format is compiled later, when that of the document's file is known.
 * @returns a frozen copy
 * @throws TypeError for anything but an object with a function `write`
 */
export function checkAccessLog(value: unknown, place: string): object {
  if (!isRecord(value)) {
    refuse(place, 'an object such as { format, write }', value);
  }
  const checks = {
    format: (format: unknown) => aString(format, `${place}.format`),
    write: (write: unknown) => aFunction(write, `${place}.write`),
  };
  const checked = checkOptions(value, checks, `the option ${place}`);
  if (checked.write === undefined) {
    refuse(`${place}.write`, 'a function', undefined);
  }
  return checked;
}
