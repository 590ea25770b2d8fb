import type { Cursor } from './cursor.js';

/** Adds a sentence for each thing that is wrong with a value. */
export type SchemaCheck = (value: unknown, problems: string[]) => void;

/** `undefined` where a schema lacks the keyword. */
export type OptionalCheck = SchemaCheck | undefined;

/** Gives the check of a schema inside; `sameValue` where it looks at the same value. */
export type CompileSubschema = (place: Cursor, sameValue: boolean) => SchemaCheck;
