import { endingSpace, graphemesOf, startingSpace } from '../../values/texts/text-order.js';
import type { TextPart, TextRun } from '../nodes.js';

/** The literal text of a template while it is read: pieces that each follow the source. */
export class LiteralText {
  readonly kind = 'text';
  #pieces: Piece[] = [];

  /** Adds characters that are written in the source as they are. */
  add(text: string, offset: number): void {
    const last = this.#pieces.at(-1);
    if (last !== undefined && last.offset + last.text.length === offset) {
      last.text += text;
    } else if (text !== '') {
      this.#pieces.push({ text, offset });
    }
  }

  get text(): string {
    return this.#pieces.map(({ text }) => text).join('');
  }

  trimStart(): void {
    this.#cut(startingSpace(this.text));
  }

  trimEnd(): void {
    this.#keep(this.text.length - endingSpace(this.text));
  }

  /** How many characters of white space the text begins with; `undefined` for a blank line. */
  get indentation(): number | undefined {
    const { text } = this;
    const length = startingSpace(text);
    return length === text.length && text.endsWith('\n')
      ? undefined
      : graphemesOf(text.slice(0, length)).length;
  }

  /** Takes characters off the start. */
  outdent(characters: number): void {
    this.#cut(graphemesOf(this.text).slice(0, characters).join('').length);
  }

  toPart(): TextPart {
    const runs: TextRun[] = [];
    let at = 0;
    for (const { text, offset } of this.#pieces) {
      const last = runs.at(-1);
      if (last === undefined || last.offset - last.at !== offset - at) {
        runs.push({ at, offset });
      }
      at += text.length;
    }
    return { kind: 'text', text: this.text, runs };
  }

  #cut(length: number): void {
    let left = length;
    this.#pieces = this.#pieces.flatMap(({ text, offset }) => {
      const cut = Math.min(left, text.length);
      left -= cut;
      return cut === text.length ? [] : [{ text: text.slice(cut), offset: offset + cut }];
    });
  }

  #keep(length: number): void {
    let left = length;
    this.#pieces = this.#pieces.flatMap(({ text, offset }) => {
      const kept = text.slice(0, left);
      left -= kept.length;
      return kept === '' ? [] : [{ text: kept, offset }];
    });
  }
}

interface Piece {
  text: string;
  readonly offset: number;
}
