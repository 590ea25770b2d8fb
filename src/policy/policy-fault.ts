import { nearestOf } from '../checks/nearest.js';
import { isRecord, kindOf, ownMembers } from '../checks/value-kinds.js';

/** Something in a policy that is wrong or not understood; its message says what and, in words, where. */
export class PolicyFault extends TypeError {
  /** The names and indexes that lead from the policy to the place. */
  readonly path: readonly string[];

  constructor(message: string, path: readonly string[]) {
    super(message);
    this.path = path;
  }
}

/** A value of a policy and the way to it. */
export interface PolicyPlace {
  readonly value: unknown;
  readonly path: readonly string[];
}

/**
 * The members of an object of the policy, each with its place.
 * @param what the subject of the message
 * @param known the names that it may have; `undefined` allows any
 * @throws PolicyFault
 */
export function policyMembers(
  { value, path }: PolicyPlace,
  what: string,
  known: readonly string[] | undefined,
): ReadonlyMap<string, PolicyPlace> {
  if (!isRecord(value)) {
    throw new PolicyFault(`${what} must be an object, not ${kindOf(value)}`, path);
  }
  const places = new Map<string, PolicyPlace>();
  for (const [name, member] of membersWithin(value, path)) {
    if (known !== undefined && !known.includes(name)) {
      throw unknownMember(name, what, known, [...path, name]);
    }
    places.set(name, { value: member, path: [...path, name] });
  }
  return places;
}

/** A value by itself, or the values of a list, each with its place. */
export function policyValues({ value, path }: PolicyPlace): readonly PolicyPlace[] {
  return Array.isArray(value)
    ? Array.from(value, (item: unknown, index) => ({ value: item, path: [...path, String(index)] }))
    : [{ value, path }];
}

/**
 * The texts of a member: one, or a list that is not empty.
 * @throws PolicyFault
 */
export function textsOf(place: PolicyPlace, name: string): readonly PolicyText[] {
  const list = policyValues(place);
  if (list.length === 0) {
    throw new PolicyFault(`"${name}" of a statement must have at least one value`, place.path);
  }
  return list.map(({ value, path }) => {
    if (typeof value !== 'string') {
      const problem = `must be a string or a list of strings, not ${kindOf(value)}`;
      throw new PolicyFault(`"${name}" of a statement ${problem}`, path);
    }
    return { text: value, path };
  });
}

/** A text of a policy and the way to it. */
export interface PolicyText {
  readonly text: string;
  readonly path: readonly string[];
}

function membersWithin(value: object, path: readonly string[]): ReadonlyMap<string, unknown> {
  try {
    return ownMembers(value);
  } catch (cause) {
    throw new PolicyFault(cause instanceof TypeError ? cause.message : 'an odd object', path);
  }
}

function unknownMember(
  name: string,
  what: string,
  known: readonly string[],
  path: readonly string[],
): PolicyFault {
  const nearest = nearestOf(name, known);
  const remedy =
    nearest === undefined
      ? `the known ones are ${known.join(', ')}`
      : `did you mean ${JSON.stringify(nearest)}?`;
  return new PolicyFault(
    `${what} has ${JSON.stringify(name)}, which is not understood: ${remedy}`,
    path,
  );
}
