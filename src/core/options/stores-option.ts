import {
  being,
  knownMembers,
  type OptionCheck,
  oneOfWords,
  wholeNumberFrom,
} from '../../checks/option-checks.js';
import { hasMethod } from '../../checks/value-kinds.js';
import type { Stores } from '../../model/store.js';

/** The longest delay of a timer in Node. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

const STORES_CHECKS: Readonly<Record<keyof Stores, OptionCheck>> = {
  entries: being('a store with the methods get, set and delete, such as a Keyv', (value) =>
    ['get', 'set', 'delete'].every((name) => hasMethod(value, name)),
  ),
  counters: being('a store with the method countRequest', (value) =>
    hasMethod(value, 'countRequest'),
  ),
  whenStoreFails: oneOfWords('open', 'closed'),
  timeoutInMillis: wholeNumberFrom(1, LONGEST_TIMEOUT),
};

/** Checks the option `stores`. */
export const checkStores: OptionCheck = knownMembers(STORES_CHECKS, '{ entries: new Keyv() }');
