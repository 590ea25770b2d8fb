import { httpAddress } from '../../checks/http-address.js';
import { aFunction, eachMember, refuse } from '../../checks/option-checks.js';

/**
 * Checks the option `lambda`.
 * @returns an address as a URL
 * @throws TypeError for anything but an object of functions, a function or an address
 */
export function checkLambda(value: unknown, place: string): object | undefined {
  if (typeof value === 'function') {
    return undefined;
  }
  if (typeof value === 'string' || value instanceof URL) {
    return functionsAddress(value, place);
  }
  return eachMember('functions, a function, or an address', aFunction)(value, place);
}

/** @throws TypeError for anything but an address with `http:` or `https:`, perhaps with a path */
function functionsAddress(value: string | URL, place: string): URL {
  return (
    httpAddress(value) ??
    refuse(place, 'an address such as "http://localhost:3001", without credentials or query', value)
  );
}
