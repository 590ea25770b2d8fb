/** A row of the form: a name and its value. */
export interface FormField {
  /** Keeps the row apart from the others while names and values change. */
  readonly key: number;
  readonly name: string;
  readonly value: string;
  /** Whether the method requires a value. */
  readonly isRequired: boolean;
  /** Whether the name is that of the method: the row stays. */
  readonly isNamed: boolean;
  /** Whether the value is that of an earlier request, in which the gateway has masked something. */
  readonly isMasked: boolean;
}

/** What the gateway writes in place of credentials. */
export const MASK = '*****';

let lastKey = 0;

/** A row; everything that is omitted is empty. */
export function formField(given: Partial<Omit<FormField, 'key'>> = {}): FormField {
  lastKey += 1;
  const { name = '', value = '', isRequired = false, isNamed = false, isMasked = false } = given;
  return { key: lastKey, name, value, isRequired, isNamed, isMasked };
}

/** The row with another value, which was typed: it is not masked. */
export function withValue(field: FormField, value: string): FormField {
  return { ...field, value, isMasked: false };
}

/** Rows of an earlier request, with marks at masked values. */
export function earlierFields(
  pairs: readonly (readonly [name: string, value: string])[],
): readonly FormField[] {
  return pairs.map(([name, value]) => formField({ name, value, isMasked: value.includes(MASK) }));
}

/**
 * The rows that a method names, with values, and then the other rows with values.
 *
 * @param named the parameters of the method
 * @param filled rows with values; of rows with one name each is kept
 * @param isSame whether two names mean the same: header names do in any case
 */
export function mergedFields(
  named: readonly { readonly name: string; readonly required: boolean }[],
  filled: readonly FormField[],
  isSame: (one: string, other: string) => boolean = (one, other) => one === other,
): readonly FormField[] {
  const rows = named.flatMap(({ name, required }) => {
    const own = filled.filter((field) => isSame(field.name, name));
    return own.length === 0
      ? [formField({ name, isRequired: required, isNamed: true })]
      : own.map((field, at) => ({
          ...field,
          name,
          isRequired: required && at === 0,
          isNamed: at === 0,
        }));
  });
  const others = filled.filter((field) => !named.some(({ name }) => isSame(field.name, name)));
  return [...rows, ...others];
}

/** Whether two header names are the same. */
export function isSameHeader(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
