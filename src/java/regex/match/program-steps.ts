import type { Assertion, Behind, Fold, RepeatNode } from '../pattern/pattern-tree.js';
import type { CharacterSet } from '../sets/character-set.js';

/**
 * One step of a compiled pattern. Where a step holds a body (`look`, `atomic`, `repeat`), the body
 * follows it and ends with `accept`; `exit` is the step behind it.
 */
export type ProgramStep =
  | { readonly op: 'text'; readonly text: string }
  | { readonly op: 'set'; readonly set: CharacterSet }
  | RunStep
  | { readonly op: 'lineBreak' }
  | { readonly op: 'assertion'; readonly holds: Assertion }
  | { readonly op: 'backReference'; readonly group: number; readonly fold: Fold }
  /** Goes on with the next step, and with `other` when that fails. */
  | { readonly op: 'split'; readonly other: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'open'; readonly register: number }
  | { readonly op: 'close'; readonly register: number; readonly group: number | undefined }
  | LoopStep
  | { readonly op: 'loopMore'; readonly loop: LoopStep }
  | { readonly op: 'resetCount'; readonly count: number }
  | RepeatBodyStep
  /** One more round of a lazy repetition. */
  | { readonly op: 'repeatMore'; readonly repeat: RepeatBodyStep }
  /** Leaves a greedy repetition, now or after a round has been taken back. */
  | { readonly op: 'repeatExit'; readonly repeat: RepeatBodyStep }
  | { readonly op: 'atomic'; readonly exit: number }
  | LookStep
  | { readonly op: 'accept' };

/** Characters of one set, again and again. */
export interface RunStep {
  readonly op: 'run';
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly mode: RepeatNode['mode'];
}

/** Decides after a round of a group with choices in it, and (`enter`) before the first one. */
export interface LoopStep {
  readonly op: 'loop';
  readonly enter: boolean;
  /** The register that holds where the round began. */
  readonly begin: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  readonly body: number;
  /** The `loopMore` behind it: another round of a lazy loop, once all else has failed. */
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
  /** Two for each group, the match itself first; then the ones that steps keep places and counts in. */
  readonly registerCount: number;
}
