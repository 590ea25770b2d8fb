import { knownMembers, type OptionCheck, wholeNumberFrom } from '../../checks/option-checks.js';

const checkMembers = knownMembers(
  { maxBytes: wholeNumberFrom(1, Number.MAX_SAFE_INTEGER) },
  '{ maxBytes: 16_777_216 }, true or false',
);

/** Checks the option `cache`. */
export const checkCache: OptionCheck = (value, place) =>
  typeof value === 'boolean' ? undefined : checkMembers(value, place);
