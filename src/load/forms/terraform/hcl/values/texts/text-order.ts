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

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The characters as a reader counts them: extended grapheme clusters (UAX #29). */
export function graphemesOf(text: string): readonly string[] {
  return (text.match(PIECES) ?? []).flatMap((piece) =>
    piece.length === 1 || piece === '\r\n'
      ? [piece]
      : Array.from(segmenter.segment(piece), ({ segment }) => segment),
  );
}

/** Characters before which a cluster always begins, as ranges of a class. */
const STARTERS =
  '\\t\\n -~\\u00c0-\\u02af\\u0370-\\u0482\\u048a-\\u052f\\u3041-\\u3096\\u4e00-\\u9fff';

/**
 * A text in pieces that are segmented one by one, since the segmenter copies all of its text for each
 * cluster. One that is longer than any cluster of a language is cut.
 */
const PIECES = new RegExp(
  `\\r\\n|[${STARTERS}](?=[${STARTERS}\\r]|$)|[^][^${STARTERS}\\r]{0,255}`,
  'g',
);

/** White space as Go's `unicode.IsSpace` has it. */
export const GO_SPACE: string =
  '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const STARTING_SPACE = new RegExp(`^[${GO_SPACE}]+`);
const ONLY_SPACE = new RegExp(`[^${GO_SPACE}]`);

/** How many code units of white space a text begins with. */
export function startingSpace(text: string): number {
  return STARTING_SPACE.exec(text)?.[0].length ?? 0;
}

/** A text without the characters of a set at its end. */
export function withoutEnd(text: string, characters: string): string {
  let { length } = text;
  while (length > 0 && characters.includes(text.charAt(length - 1))) {
    length -= 1;
  }
  return text.slice(0, length);
}

/** How many code units of white space a text ends with. */
export function endingSpace(text: string): number {
  let length = 0;
  while (length < text.length && !ONLY_SPACE.test(text.charAt(text.length - 1 - length))) {
    length += 1;
  }
  return length;
}
