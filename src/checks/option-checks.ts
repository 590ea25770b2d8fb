import { quote } from './document-values.js';
import { nearestOf } from './nearest.js';
import { inherited, isRecord, kindOf, ownMembers } from './value-kinds.js';

/**
 * Checks the value that a caller gave for an option.
 * @param place the name to use in the message: `trace`, `authorizers.Login`
 * @returns the copy to use in place of the value, if there is one
 * @throws TypeError where the value is not allowed
 */
export type OptionCheck = (value: unknown, place: string) => object | undefined;

/**
 * Returns a frozen copy of the options; each is read once.
 * @param checks one check for each option
 * @param owner what the options belong to, for the message
 * @throws TypeError for an option without a check, and for a value that its check refuses
 */
export function checkOptions<Options extends object>(
  options: Options,
  checks: Readonly<Record<string, OptionCheck>>,
  owner: string,
): Options {
  if (!isRecord(options)) {
    refuse(`The options of ${owner}`, 'an object', options);
  }
  const names = Object.keys(checks);
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(checks, name)) {
      throw unknownName(name, names, `an option of ${owner}`);
    }
  }
  const checked: Record<string, unknown> = {};
  for (const name of names) {
    const value = (options as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) {
      continue;
    }
    checked[name] = checks[name]?.(value, name) ?? value;
  }
  return Object.freeze(checked) as Options;
}

/** The error for an unknown name; suggests the nearest known one, or lists them all. */
export function unknownName(name: string, known: readonly string[], what: string): TypeError {
  const nearest = nearestOf(name, known);
  const remedy =
    nearest === undefined
      ? `: use one of ${known.join(', ')}`
      : `; did you mean ${quote(nearest)}?`;
  return new TypeError(`${quote(name)} is not ${what}${remedy}`);
}

/** @throws TypeError that names the place, the expected value, and the value found */
export function refuse(place: string, expected: string, value: unknown): never {
  const found = typeof value === 'string' ? quote(value) : kindOf(value);
  throw new TypeError(`${place} must be ${expected}, not ${found}`);
}

/** Makes a check from a test and a description of what passes it. */
export function being(expected: string, test: (value: unknown) => boolean): OptionCheck {
  return (value, place) => {
    if (!test(value)) {
      refuse(place, expected, value);
    }
    return undefined;
  };
}

/**
 * Checks every member of an object, and keeps a copy with those members: each is read once. Members
 * that are `undefined` count as absent.
 */
export function eachMember(what: string, check: OptionCheck): OptionCheck {
  return (value, place) => {
    if (!isRecord(value)) {
      refuse(place, `an object of ${what}`, value);
    }
    const [lost] = inherited(value);
    if (lost !== undefined) {
      throw new TypeError(
        `${place} must be a plain object of ${what}: the one given inherits ${quote(lost[0])}`,
      );
    }
    const members = [...ownMembers(value)].map(([name, member]) => {
      const copy = check(member, `${place}${memberName(name)}`);
      return [name, copy ?? member] as const;
    });
    return Object.freeze(Object.fromEntries(members));
  };
}

/**
 * Checks an object whose members are known, and keeps a copy with those members: each is read once.
 * Members that are `undefined` count as absent.
 * @param example an object that passes, for the message
 * @param required names of members that must be there
 */
export function knownMembers(
  checks: Readonly<Record<string, OptionCheck>>,
  example: string,
  required: readonly string[] = [],
): OptionCheck {
  const names = Object.keys(checks);
  return (value, place) => {
    if (!isRecord(value)) {
      refuse(place, `an object such as ${example}`, value);
    }
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(checks, name)) {
        throw unknownName(name, names, `a member of ${place}`);
      }
    }
    const members = names.flatMap((name) => {
      const member = value[name];
      if (member === undefined && required.includes(name)) {
        throw new TypeError(`${place} must be an object such as ${example}: it lacks "${name}"`);
      }
      const copy = member === undefined ? undefined : checks[name]?.(member, `${place}.${name}`);
      return member === undefined ? [] : [[name, copy ?? member] as const];
    });
    return Object.freeze(Object.fromEntries(members));
  };
}

/** Checks every item of a list, and keeps a copy: each is read once. */
export function eachItem(what: string, check: OptionCheck): OptionCheck {
  return (value, place) => {
    if (!Array.isArray(value)) {
      refuse(place, `a list of ${what}`, value);
    }
    return Object.freeze(
      Array.from(value as readonly unknown[], (item, index) => {
        return check(item, `${place}[${index}]`) ?? item;
      }),
    );
  };
}

export const aFunction: OptionCheck = being('a function', (value) => typeof value === 'function');

export const trueOrFalse: OptionCheck = being(
  'true or false',
  (value) => typeof value === 'boolean',
);

/** A whole number within a range. */
export function wholeNumberFrom(least: number, most: number): OptionCheck {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  return being(
    `a whole number ${range}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}

export const aString: OptionCheck = being('a string', (value) => typeof value === 'string');

/** Allows one of these strings. */
export function oneOfWords(...words: readonly string[]): OptionCheck {
  const list = words.map((word) => `"${word}"`).join(', ');
  return being(`one of ${list}`, (value) => words.includes(value as string));
}

function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${quote(name)}]`;
}
