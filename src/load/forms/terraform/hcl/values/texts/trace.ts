import type { Place, Segment } from '../../../../../source/source-text.js';
import type { HclValue, UnknownValue } from '../value.js';

/** Where the characters of a text come from, and what it encodes. */
export interface TextTrace {
  /** In order; the first begins at 0. */
  readonly segments: readonly Segment[];
  /** What the text encodes, if a function wrote it from a value. */
  readonly encoded?: EncodedValue | undefined;
}

export interface EncodedValue {
  readonly format: 'json' | 'yaml';
  readonly value: HclValue;
}

/** A text of which some parts are unknown. */
export interface UnknownText {
  readonly parts: readonly UnknownTextPart[];
  readonly encoded?: EncodedValue | undefined;
}

/** Known characters with where they come from, or a hole. */
export type UnknownTextPart =
  | { readonly text: string; readonly segments: readonly Segment[] }
  | { readonly hole: UnknownValue; readonly place: Place | undefined };

/** The segments of a text that begins at `start` of another one. */
export function movedBy(segments: readonly Segment[], start: number): readonly Segment[] {
  return start === 0 ? segments : segments.map((one) => ({ ...one, start: one.start + start }));
}
