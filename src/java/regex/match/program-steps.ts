import type { Assertion, Behind, Fold, RepeatNode } from '../pattern/pattern-tree.js';
import type { CharacterSet } from '../sets/character-set.js';

/**
 * One step of a compiled pattern. If a step has a body (`look`, `atomic`, `repeat`), the body follows it
 * and ends with `accept`; `exit` is the step after the body.
 */
export type ProgramStep =
  | { readonly op: 'text'; readonly text: string }
  | { readonly op: 'set'; readonly set: CharacterSet }
  | RunStep
  | { readonly op: 'lineBreak' }
  | { readonly op: 'assertion'; readonly holds: Assertion }
  | { readonly op: 'backReference'; readonly group: number; readonly fold: Fold }
  /** Continues with the next step, or with `other` if that fails. */
  | { readonly op: 'split'; readonly other: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'open'; readonly register: number }
  | { readonly op: 'close'; readonly register: number; readonly group: number | undefined }
  | LoopStep
  | { readonly op: 'loopMore'; readonly loop: LoopStep }
  | { readonly op: 'resetCount'; readonly count: number }
  | RepeatBodyStep
  /** One more iteration of a lazy repetition. */
  | { readonly op: 'repeatMore'; readonly repeat: RepeatBodyStep }
  /** Leaves a greedy repetition, now or after backtracking one iteration. */
  | { readonly op: 'repeatExit'; readonly repeat: RepeatBodyStep }
  | { readonly op: 'atomic'; readonly exit: number }
  | LookStep
  | { readonly op: 'accept' };

/** A repeated set of characters. */
export interface RunStep {
  readonly op: 'run';
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly mode: RepeatNode['mode'];
}

/** Decides after an iteration of a group that contains choices, and (`enter`) before the first one. */
export interface LoopStep {
  readonly op: 'loop';
  readonly enter: boolean;
  /** The register with the start of the iteration. */
  readonly begin: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  readonly body: number;
  /** The `loopMore` after it: another iteration of a lazy loop, if all else has failed. */
  readonly more: number;
  readonly exit: number;
}

/** Repeats a body that matches in one way only; `repeatMore`, `repeatExit` and the body follow. */
export interface RepeatBodyStep {
  readonly op: 'repeat';
  readonly count: number;
  readonly group: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly mode: RepeatNode['mode'];
  readonly exit: number;
}

export interface LookStep {
  readonly op: 'look';
  readonly negative: boolean;
  readonly behind: Behind | undefined;
  readonly exit: number;
}

export interface Program {
  readonly steps: readonly ProgramStep[];
  readonly groupCount: number;
  readonly supplementary: boolean;
  /** Two for each group, the match itself first; then those of the steps, for positions and counts. */
  readonly registerCount: number;
}
