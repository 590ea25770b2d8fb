/** Compares texts as Go does: by the bytes of their UTF-8, which is the order of their code points. */
export function compareText(left: string, right: string): -1 | 0 | 1 {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) {
      return codeUnitRank(a) < codeUnitRank(b) ? -1 : 1;
    }
  }
  return left.length === right.length ? 0 : left.length < right.length ? -1 : 1;
}

/** Surrogates stand for code points above all others. */
function codeUnitRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The characters as a reader counts them: extended grapheme clusters (UAX #29). */
export function graphemesOf(text: string): readonly string[] {
  return SIMPLE.test(text)
    ? text.split('')
    : [...graphemes.segment(text)].map((one) => one.segment);
}

/** Texts in which each code unit is a cluster; "\r\n" is one together. */
const SIMPLE = /^[ -~\t\n]*$/;

/** White space as Go's `unicode.IsSpace` has it. */
export const GO_SPACE: string =
  '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const STARTING_SPACE = new RegExp(`^[${GO_SPACE}]+`);
const ONLY_SPACE = new RegExp(`[^${GO_SPACE}]`);

/** How many code units of white space a text begins with. */
export function startingSpace(text: string): number {
  return STARTING_SPACE.exec(text)?.[0].length ?? 0;
}

/** How many code units of white space a text ends with. */
export function endingSpace(text: string): number {
  let length = 0;
  while (length < text.length && !ONLY_SPACE.test(text.charAt(text.length - 1 - length))) {
    length += 1;
  }
  return length;
}
