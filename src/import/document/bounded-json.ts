/**
 * A value of the document as JSON; `undefined` if that takes more than `limit` characters. YAML
 * aliases can make the JSON of a small document enormous, or infinite.
 */
export function boundedJson(value: unknown, limit: number): string | undefined {
  const parts: string[] = [];
  let left = limit;
  const write = (part: string): void => {
    left -= part.length;
    if (left < 0) {
      throw new RangeError('The text is too long');
    }
    parts.push(part);
  };
  try {
    writeValue(value, write);
    return parts.join('');
  } catch (cause) {
    // Either the limit, or an exhausted stack: both mean that the value is too large.
    if (cause instanceof RangeError) {
      return undefined;
    }
    throw cause;
  }
}

function writeValue(value: unknown, write: (part: string) => void): void {
  if (typeof value !== 'object' || value === null) {
    write(JSON.stringify(value) ?? 'null');
    return;
  }
  const members = Array.isArray(value)
    ? value.map((item) => ['', item] as const)
    : Object.entries(value).map(([key, member]) => [`${JSON.stringify(key)}:`, member] as const);
  write(Array.isArray(value) ? '[' : '{');
  members.forEach(([prefix, member], index) => {
    write(`${index === 0 ? '' : ','}${prefix}`);
    writeValue(member, write);
  });
  write(Array.isArray(value) ? ']' : '}');
}
