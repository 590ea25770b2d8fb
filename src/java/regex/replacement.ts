import { JavaReplacementError } from './regex-errors.js';

/** A part of replacement text: text, or the number of a group. */
export type ReplacementPart = string | number;

/**
 * Reads replacement text as `Matcher.appendReplacement` does: `$1` (as many digits as make a group),
 * `${name}`, and `\` before a character that stands for itself.
 * @throws JavaReplacementError
 */
export function parseReplacement(
  text: string,
  groupCount: number,
  groupNames: ReadonlyMap<string, number>,
): readonly ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  for (let offset = 0; offset < text.length; ) {
    SPECIAL.lastIndex = offset;
    const special = SPECIAL.exec(text)?.index ?? text.length;
    if (special > offset) {
      parts.push(text.slice(offset, special));
      offset = special;
    } else if (text[offset] === '\\') {
      const escaped = text[offset + 1];
      if (escaped === undefined) {
        fail('Expected a character after the last backslash');
      }
      parts.push(escaped);
      offset += 2;
    } else if (text[offset + 1] === '{') {
      NAME.lastIndex = offset + 2;
      const name = NAME.exec(text)?.[0] ?? '';
      if (name === '' || text[offset + 2 + name.length] !== '}') {
        fail('Invalid group name in ${…}');
      }
      parts.push(groupNames.get(name) ?? fail(`Unknown group name {${name}}`));
      offset += name.length + 3;
    } else {
      const digits = groupDigits(text, offset + 1, groupCount);
      parts.push(Number(digits));
      offset += 1 + digits.length;
    }
  }
  return parts;
}

const SPECIAL = /[$\\]/g;
const NAME = /[0-9A-Za-z]*/y;

function groupDigits(text: string, offset: number, groupCount: number): string {
  let digits = text[offset] ?? '';
  if (!/^\d$/.test(digits)) {
    fail('Expected a group number or {name} after $');
  }
  if (Number(digits) > groupCount) {
    fail(`Unknown group ${digits}`);
  }
  for (;;) {
    const longer = digits + (text[offset + digits.length] ?? '');
    if (longer === digits || !/^\d+$/.test(longer) || Number(longer) > groupCount) {
      return digits;
    }
    digits = longer;
  }
}

function fail(message: string): never {
  throw new JavaReplacementError(`${message} in the replacement text`);
}
