import type { Console } from '../output/console.js';

/** One flag of a command. */
export interface FlagSpec {
  /** The value in the help, such as `NAME=VALUE`; without it the flag takes no value. */
  readonly value?: string;
  /** A single letter. */
  readonly short?: string;
  /** Whether it may be written several times. */
  readonly repeats?: boolean;
  readonly help: string;
}

export type FlagSpecs = Readonly<Record<string, FlagSpec>>;

/** A command: how it is called, and what it does. */
export interface Command {
  readonly name: string;
  /** What follows the name, one form a line: `FILE METHOD PATH`. */
  readonly usage: readonly string[];
  readonly about: string;
  readonly flags: FlagSpecs;
  /** Calls for the help, without the name of the program. */
  readonly examples: readonly string[];
  /** @returns the exit status */
  run(call: Call, console: Console): Promise<number>;
}

/** The arguments of a call, checked against the flags of its command. */
export interface Call {
  readonly positionals: readonly string[];
  has(flag: string): boolean;
  /** The last value of a flag. */
  value(flag: string): string | undefined;
  /** All values of a flag that repeats, in order. */
  values(flag: string): readonly string[];
}
