import type { CharacterSet } from '../sets/character-set.js';

/** The nodes of a regular expression, with syntax, flags and escapes resolved. */
export type PatternNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'set'; readonly set: CharacterSet }
  | { readonly type: 'lineBreak' }
  | { readonly type: 'assertion'; readonly holds: Assertion }
  | { readonly type: 'backReference'; readonly group: number; readonly fold: Fold }
  | { readonly type: 'sequence'; readonly nodes: readonly PatternNode[] }
  | { readonly type: 'alternation'; readonly branches: readonly PatternNode[] }
  | GroupNode
  | { readonly type: 'atomic'; readonly body: PatternNode }
  | LookNode
  | RepeatNode;

export interface GroupNode {
  readonly type: 'group';
  readonly body: PatternNode;
  /** `undefined` for `(?:…)`. */
  readonly capture: number | undefined;
}

export interface LookNode {
  readonly type: 'look';
  readonly body: PatternNode;
  readonly negative: boolean;
  /** How far back the body of a look-behind may begin; `undefined` for a look-ahead. */
  readonly behind: Behind | undefined;
}

/** In characters: UTF-16 units, or code points where `byPairs`. */
export interface Behind {
  readonly min: number;
  readonly max: number;
  readonly byPairs: boolean;
}

export interface RepeatNode {
  readonly type: 'repeat';
  readonly body: PatternNode;
  readonly min: number;
  /** `UNBOUNDED` if there is no maximum. */
  readonly max: number;
  readonly mode: 'greedy' | 'lazy' | 'possessive';
}

/** Tests a position between two characters; `previousEnd` is the end of the previous match. */
export type Assertion = (text: string, offset: number, previousEnd: number) => boolean;

/** Folds characters for case-insensitive comparison. */
export type Fold = ((codePoint: number) => number) | undefined;

export const UNBOUNDED = 0x7fff_ffff;

/** A parsed pattern. */
export interface ParsedPattern {
  readonly root: PatternNode;
  /** Capturing groups, without the match itself. */
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
  /** Whether the pattern contains sets or characters beyond U+FFFF. */
  readonly supplementary: boolean;
}

/** The properties of a node that do not depend on the text. */
export interface Extent {
  readonly min: number;
  /** `undefined` if Java cannot determine a maximum. */
  readonly max: number | undefined;
  /** There is at most one way to match; Java repeats such groups without backtracking into them. */
  readonly deterministic: boolean;
}

/**
 * The length and choices of a node, by the same rules as `java.util.regex` studies its own tree,
 * including 32-bit overflow: they decide which look-behinds Java accepts.
 */
export function extentOf(node: PatternNode): Extent {
  return total(study(node, START));
}

/**
 * An extent under construction. After an alternation Java studies the rest separately and adds it at the
 * end, so that an overflow of the sum may remain undetected.
 */
interface Study extends Extent {
  /** The part up to and including the last alternation; `undefined` if there was none. */
  readonly earlier: Extent | undefined;
}

const START: Study = { min: 0, max: 0, deterministic: true, earlier: undefined };

function total({ min, max, deterministic, earlier }: Study): Extent {
  if (earlier === undefined) {
    return { min, max, deterministic };
  }
  const sum = earlier.max === undefined || max === undefined ? undefined : (earlier.max + max) | 0;
  return { min: earlier.min + min, max: sum, deterministic: false };
}

/** Merges the parts: the rest is then not studied separately. */
function together(study: Study): Study {
  return { ...total(study), earlier: undefined };
}

/** The extent of `before` followed by the node. */
function study(node: PatternNode, before: Study): Study {
  switch (node.type) {
    case 'text': {
      const { length } = [...node.text];
      return extend(before, length, length);
    }
    case 'set':
      return extend(before, 1, 1);
    case 'lineBreak':
      return extend(before, 1, 2);
    case 'assertion':
    case 'look':
      return before;
    case 'backReference':
      return { ...before, max: undefined };
    case 'sequence':
      return node.nodes.reduce((extent, part) => study(part, extent), before);
    case 'alternation':
      return afterAlternation(node.branches.map(extentOf), before);
    case 'group':
      return study(node.body, before);
    case 'atomic':
      return together(study(node.body, before));
    case 'repeat':
      return afterRepeat(node, before);
  }
}

function extend(before: Study, min: number, max: number): Study {
  const most = before.max;
  return {
    ...before,
    min: before.min + min,
    max: most === undefined ? undefined : (most + max) | 0,
  };
}

function afterAlternation(branches: readonly Extent[], before: Study): Study {
  const min = Math.min(...branches.map((branch) => branch.min));
  const max = branches.reduce<number | undefined>(
    (most, branch) =>
      most === undefined || branch.max === undefined ? undefined : Math.max(most, branch.max),
    0,
  );
  const after = total(extend(before, min, max ?? 0));
  return { ...START, earlier: { ...after, max: max === undefined ? undefined : after.max } };
}

function afterRepeat({ body, min, max, mode }: RepeatNode, before: Study): Study {
  if (min === 0 && max === 1) {
    if (body.type === 'group' && mode !== 'possessive') {
      return afterAlternation([extentOf(body), START], before);
    }
    const inside = together(study(body, before));
    return { ...inside, min: together(before).min, deterministic: false };
  }
  const round = extentOf(body);
  const least = before.min + round.min * min;
  const isLoop = body.type === 'group' && !round.deterministic && mode !== 'possessive';
  if (isLoop) {
    return { ...before, min: least, max: undefined, deterministic: false };
  }
  if (max === UNBOUNDED && mode === 'greedy' && (body.type === 'set' || body.type === 'text')) {
    return { ...extend(before, min, max), deterministic: false };
  }
  const deterministic = round.deterministic && min === max && before.deterministic;
  if (round.max === undefined || before.max === undefined) {
    return { ...before, min: least, max: undefined, deterministic };
  }
  const longest = (Math.imul(round.max, max) + before.max) | 0;
  const overflown = longest < before.max;
  return { ...before, min: least, max: overflown ? undefined : longest, deterministic };
}
