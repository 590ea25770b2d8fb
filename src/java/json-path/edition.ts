/** A version of Jayway's JsonPath: 2.0.0, or the grammar and the rules of its current source. */
export type JsonPathEdition = '2.0.0' | '2.10';

/**
 * How the steps of a path and the conditions of its filters differ between the editions. Each edition also
 * has a parser of its own: `parse-path.ts` and `parse-legacy-path.ts`.
 */
export interface EditionRules {
  /** `[-1]` is the last item; otherwise it is out of range in every list. */
  readonly countsFromEnd: boolean;
  /**
   * A value without the name or index of a step ends the whole evaluation, even if there are other values
   * beside it; an index on a value that is neither a list nor null makes the path invalid.
   */
  readonly demanding: boolean;
  /** `['a','b']` may be followed by other steps, which then apply to both values. */
  readonly severalNamesLeadOn: boolean;
  /** After `..` and an index, names match only at that index. */
  readonly scanKeepsIndex: boolean;
  /** `[?(@.name)]` is true if the value is null. */
  readonly nullExists: boolean;
  /** A condition that does not apply to a value is not satisfied; otherwise the path fails. */
  readonly forgivesConditions: boolean;
  /** Literals in a filter have types; otherwise they are text, also when compared with numbers and Booleans. */
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
