import { quote } from './document-values.js';
import { nearestOf } from './nearest.js';
import { isRecord, kindOf } from './value-kinds.js';

/**
 * Looks at the value that a caller gave for an option.
 * @param place how to name it: `trace`, `authorizers.Login`
 * @throws TypeError with a sentence
 */
export type OptionCheck = (value: unknown, place: string) => void;

/**
 * The options as they were given, each read once.
 * @param checks one for each option that there is
 * @param owner whose options they are, for the sentence
 * @throws TypeError for a name that is not in the table, and for a value that its check refuses
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
    checks[name]?.(value, name);
    checked[name] = value;
  }
  return Object.freeze(checked) as Options;
}

/** The error for a name that the caller has misspelt; says which one is meant. */
export function unknownName(name: string, known: readonly string[], what: string): TypeError {
  const nearest = nearestOf(name, known);
  const remedy =
    nearest === undefined ? `: there are ${known.join(', ')}` : `: did you mean ${nearest}?`;
  return new TypeError(`${quote(name)} is not ${what}${remedy}`);
}

/** @throws TypeError that names the place, what belongs there, and what stands there */
export function refuse(place: string, expected: string, value: unknown): never {
  const found = typeof value === 'string' ? quote(value) : kindOf(value);
  throw new TypeError(`${place} must be ${expected}, not ${found}`);
}

/** A check by a test. */
export function being(expected: string, test: (value: unknown) => boolean): OptionCheck {
  return (value, place) => {
    if (!test(value)) {
      refuse(place, expected, value);
    }
  };
}

/** A check of every member of an object; members that are `undefined` are not there. */
export function eachMember(what: string, check: OptionCheck): OptionCheck {
  return (value, place) => {
    if (!isRecord(value)) {
      refuse(place, `an object of ${what}`, value);
    }
    for (const [name, member] of Object.entries(value)) {
      if (member !== undefined) {
        check(member, `${place}${memberName(name)}`);
      }
    }
  };
}

export const aFunction: OptionCheck = being('a function', (value) => typeof value === 'function');

export const trueOrFalse: OptionCheck = being(
  'true or false',
  (value) => typeof value === 'boolean',
);

export const text: OptionCheck = being('a text', (value) => typeof value === 'string');

/** A check for one of some words. */
export function oneOf(...words: readonly string[]): OptionCheck {
  const list = words.map((word) => `"${word}"`).join(', ');
  return being(`one of ${list}`, (value) => words.includes(value as string));
}

function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${quote(name)}]`;
}
