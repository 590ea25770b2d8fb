import { parseArgs } from 'node:util';
import { didYouMean, nearestOf } from '../../checks/nearest.js';
import type { Call, FlagSpecs } from './command.js';
import { UsageError } from './usage-error.js';

/** Flags that every command has. */
export const COMMON_FLAGS: FlagSpecs = {
  help: { short: 'h', help: 'show this help' },
};

/**
 * Reads the arguments after the name of the command.
 * @throws UsageError for a flag that does not exist, lacks its value or has one that it does not take
 */
export function readArguments(args: readonly string[], own: FlagSpecs): Call {
  const flags = { ...own, ...COMMON_FLAGS };
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: parserOptions(flags),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') {
      continue;
    }
    const given = values.get(token.name) ?? [];
    values.set(token.name, [...given, flagValue(token, flags)]);
  }
  return {
    positionals,
    has: (flag) => values.has(flag),
    value: (flag) => values.get(flag)?.at(-1),
    values: (flag) => values.get(flag) ?? [],
  };
}

function parserOptions(
  flags: FlagSpecs,
): Record<string, { type: 'string' | 'boolean'; short?: string; multiple: true }> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, { value, short }]) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: true as const,
        ...(short !== undefined && { short }),
      },
    ]),
  );
}

interface FlagToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** The value of a flag; the empty string for a flag that takes none. */
function flagValue({ name, rawName, value, inlineValue }: FlagToken, flags: FlagSpecs): string {
  const spec = Object.hasOwn(flags, name) ? flags[name] : undefined;
  if (spec === undefined) {
    throw new UsageError(`There is no flag ${rawName}${nearestFlag(name, flags)}`);
  }
  if (spec.value === undefined) {
    if (value !== undefined) {
      throw new UsageError(`${rawName} takes no value: write ${rawName} alone`);
    }
    return '';
  }
  if (value === undefined) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${spec.value}`);
  }
  if (inlineValue !== true && /^--?[A-Za-z]/.test(value)) {
    throw new UsageError(
      `${rawName} needs a value, but ${value} follows: if that is the value, write --${name}=${value}`,
    );
  }
  return value;
}

function nearestFlag(name: string, flags: FlagSpecs): string {
  const names = Object.keys(flags);
  const [longer, ...others] = names.filter((flag) => name.length > 2 && flag.startsWith(name));
  const nearest = nearestOf(name, names) ?? (others.length === 0 ? longer : undefined);
  return nearest === undefined
    ? `: the flags are ${names.map((flag) => `--${flag}`).join(', ')}`
    : `; did you mean --${nearest}?`;
}

/** The message about a word that is not one of the known ones. */
export function unknownWord(what: string, word: string, known: readonly string[]): UsageError {
  const hint = didYouMean(word, known);
  return new UsageError(
    `There is no ${what} ${JSON.stringify(word)}${hint === '' ? `: use one of ${known.join(', ')}` : hint}`,
  );
}
