/** A text as a literal of JavaScript, in single quotes; what cannot be seen is escaped. */
export function jsString(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${visible(inner)}'`;
}

/**
 * JSON as an expression of JavaScript, indented for its place; `undefined` for what would mean something
 * else there.
 */
export function jsValue(json: string, indent: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const text = JSON.stringify(value, null, 2);
  // In an object literal this name sets the prototype.
  return text.includes('"__proto__"') ? undefined : visible(text).replaceAll('\n', `\n${indent}`);
}

function visible(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' ? character : unicodeEscape(character),
  );
}

function unicodeEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
