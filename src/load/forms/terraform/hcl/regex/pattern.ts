/** A regular expression as a tree. */
export type Re2Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly test: (codePoint: number) => boolean }
  | { readonly kind: 'assertion'; readonly assertion: Re2Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly nodes: readonly Re2Node[] }
  | { readonly kind: 'group'; readonly index: number; readonly node: Re2Node }
  | {
      readonly kind: 'repeat';
      readonly node: Re2Node;
      readonly least: number;
      /** `undefined` for no limit. */
      readonly most: number | undefined;
      readonly greedy: boolean;
    };

export type Re2Assertion =
  | 'textStart'
  | 'textEnd'
  | 'lineStart'
  | 'lineEnd'
  | 'wordBoundary'
  | 'noWordBoundary';

/** What is wrong with a pattern. */
export class Re2Problem extends Error {
  override readonly name: string = 'Re2Problem';
}
