import type { Call } from './command.js';
import { UsageError } from './usage-error.js';

/**
 * The values of a flag that is written as NAME=VALUE; the last value of a name counts.
 * @throws UsageError for a value without an equals sign or a name
 */
export function pairsOf(call: Call, flag: string): Readonly<Record<string, string>> {
  const pairs: [string, string][] = call.values(flag).map((text) => {
    const [name, value] = splitPair(flag, text, 'NAME=VALUE');
    return [name, value];
  });
  return Object.fromEntries(pairs);
}

/**
 * Splits a value at its first equals sign.
 * @throws UsageError if there is none, or nothing to its left
 */
export function splitPair(flag: string, text: string, form: string): readonly [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) {
    throw new UsageError(`--${flag} ${JSON.stringify(text)} must have the form ${form}`);
  }
  return [text.slice(0, equals), text.slice(equals + 1)];
}

/**
 * The positional arguments, one for each name.
 * @throws UsageError if there are fewer or more
 */
export function exactly(call: Call, ...names: readonly string[]): readonly string[] {
  const { positionals } = call;
  const missing = names.slice(positionals.length);
  if (missing.length > 0) {
    throw new UsageError(`${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`);
  }
  refuseMore(call, names.length);
  return positionals;
}

/** @throws UsageError if there are more positional arguments than that */
export function refuseMore({ positionals }: Call, most: number): void {
  const more = positionals[most];
  if (more !== undefined) {
    throw new UsageError(`${JSON.stringify(more)} is one argument too many`);
  }
}

/**
 * The only positional argument: a file. A name that looks like the text of a document gets a folder
 * before it, because the library takes such a string for the text itself.
 */
export function fileOf(call: Call): string {
  const [file = ''] = exactly(call, 'FILE');
  return fileName(file);
}

/** See {@link fileOf}. */
export function fileName(file: string): string {
  if (file.includes('\n')) {
    throw new UsageError(`${JSON.stringify(file)} is not the name of a file`);
  }
  return /^[\s\uFEFF]*\{/.test(file) ? `./${file}` : file;
}
