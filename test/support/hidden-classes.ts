import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--allow-natives-syntax');

/** Whether V8 keeps the members of both objects in the same places. */
export const haveSameHiddenClass = new Function(
  'one',
  'other',
  'return %HaveSameMap(one, other)',
) as (one: object, other: object) => boolean;
