/** Values with more members than this are not compared. */
const MAX_COMPARED_MEMBERS = 1000;

/**
 * A text that is the same for equal values; `undefined` for a value with more members than are
 * compared, such as one that contains itself.
 */
export function valueText(value: unknown): string | undefined {
  let members = 0;
  const textOf = (given: unknown): string | undefined => {
    members += 1;
    if (members > MAX_COMPARED_MEMBERS) {
      return undefined;
    }
    if (typeof given !== 'object' || given === null) {
      return JSON.stringify(given) ?? 'undefined';
    }
    const entries = Object.entries(given);
    const texts = (
      Array.isArray(given) ? entries : entries.sort(([a], [b]) => (a < b ? -1 : 1))
    ).map(([key, member]) => {
      const text = textOf(member);
      return text === undefined ? undefined : `${JSON.stringify(key)}:${text}`;
    });
    return texts.includes(undefined) ? undefined : `{${texts.join(',')}}`;
  };
  return textOf(value);
}
