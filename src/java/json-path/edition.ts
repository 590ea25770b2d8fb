/** A version of Jayway's JsonPath: 2.0.0, or the grammar and the rules of its current source. */
export type JsonPathEdition = '2.0.0' | '2.10';

/**
 * What the steps of a path and the conditions of its filters do differently in the editions. How the text
 * is read differs as a whole: `parse-path.ts` and `parse-legacy-path.ts`.
 */
export interface EditionRules {
  /** `[-1]` is the last item; otherwise it is an index that no list has. */
  readonly countsFromEnd: boolean;
  /**
   * A value without the name or the index that is looked for ends the whole walk, also where there are
   * others beside it; one that is neither list nor null in front of an index makes the path invalid.
   */
  readonly demanding: boolean;
  /** `['a','b']` may stand before other steps, each of which then goes on from both. */
  readonly severalNamesLeadOn: boolean;
  /** Behind `..` and an index, names count only at that index. */
  readonly scanKeepsIndex: boolean;
  /** `[?(@.name)]` is true for a null. */
  readonly nullExists: boolean;
  /** A condition that makes no sense for a value is not met by it; otherwise the path fails. */
  readonly forgivesConditions: boolean;
  /** Literals in a filter have types; otherwise they are texts, which numbers and Booleans are compared with. */
  readonly typedLiterals: boolean;
}

export const EDITIONS: Readonly<Record<JsonPathEdition, EditionRules>> = {
  '2.0.0': {
    countsFromEnd: false,
    demanding: true,
    severalNamesLeadOn: false,
    scanKeepsIndex: false,
    nullExists: false,
    forgivesConditions: false,
    typedLiterals: false,
  },
  '2.10': {
    countsFromEnd: true,
    demanding: false,
    severalNamesLeadOn: true,
    scanKeepsIndex: true,
    nullExists: true,
    forgivesConditions: true,
    typedLiterals: true,
  },
};
