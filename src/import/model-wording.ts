import type { Cursor } from './cursor.js';

/** Adds a sentence for each thing that is wrong with a value; none where the value fits. */
export type Wording = (value: unknown, sentences: string[]) => void;

/** `undefined` where a schema lacks the keyword. */
export type OptionalWording = Wording | undefined;

/** Gives the wording of a schema inside; `sameValue` where it looks at the same value. */
export type WordingOf = (place: Cursor, sameValue: boolean) => Wording;
