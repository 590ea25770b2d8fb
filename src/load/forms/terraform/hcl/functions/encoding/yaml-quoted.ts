/** Where a text is written that may be broken at its blanks. */
export interface Folding {
  /** Of the lines that continue it. */
  readonly indent: string;
  /** Of its opening quote. */
  readonly column: number;
}

/**
 * A text in double quotes, as libyaml's emitter writes it with Unicode allowed.
 * @param folding without it the text is one line
 */
export function yamlQuoted(text: string, folding?: Folding): string {
  const characters = [...text];
  let column = (folding?.column ?? 0) + 1;
  let written = '"';
  let afterBlank = false;
  characters.forEach((character, index) => {
    const isInside = index > 0 && index < characters.length - 1;
    const isBlank = character === ' ';
    if (isBlank && folding !== undefined && !afterBlank && isInside && column > BEST_WIDTH) {
      const next = characters[index + 1] === ' ' ? '\\' : '';
      written += `\n${folding.indent}${next}`;
      column = folding.indent.length + next.length;
    } else {
      const shown = escaped(character);
      written += shown;
      column += shown.length === character.length ? 1 : shown.length;
    }
    afterBlank = isBlank;
  });
  return `${written}"`;
}

const BEST_WIDTH = 80;

function escaped(character: string): string {
  const simple = ESCAPES.get(character);
  if (simple !== undefined) {
    return simple;
  }
  if (PRINTABLE.test(character)) {
    return character;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) {
    return `\\x${hex(code, 2)}`;
  }
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, length: number): string {
  return code.toString(16).toUpperCase().padStart(length, '0');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\u001b', '\\e'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0085', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);

const PRINTABLE = /^[ -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/u;
