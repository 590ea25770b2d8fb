import type { Place, Segment } from '../../../../../source/source-text.js';
import { stringValue, unknownFrom } from '../make-value.js';
import type { HclValue, UnknownValue } from '../value.js';
import { type EncodedValue, movedBy, type UnknownTextPart } from './trace.js';

/** Builds a text of known characters and holes, which knows where each of its parts comes from. */
export class TracedText {
  readonly #parts: UnknownTextPart[] = [];
  #text = '';
  #segments: Segment[] = [];
  /** Characters so far, holes not counted. */
  length = 0;

  /** @param segments where the characters come from, from the start of this text on */
  add(text: string, segments: readonly Segment[] = []): void {
    for (const segment of movedBy(segments, this.#text.length)) {
      this.#segments.push(segment);
    }
    this.#text += text;
    this.length += text.length;
  }

  /** Adds a text that comes from one place as a whole, or the copy of a text from its place on. */
  addFrom(text: string, from: Place | undefined, copied: boolean): void {
    this.add(text, from === undefined || text === '' ? [] : [{ start: 0, from, copied }]);
  }

  addHole(hole: UnknownValue, place: Place | undefined): void {
    if (hole.text === undefined) {
      this.#flush();
      this.#parts.push({ hole, place });
      return;
    }
    for (const part of hole.text.parts) {
      if ('hole' in part) {
        this.addHole(part.hole, part.place ?? place);
      } else {
        this.add(part.text, part.segments);
      }
    }
  }

  /** The text, unknown if there is a hole in it. */
  build(place?: Place, encoded?: EncodedValue): HclValue {
    if (this.#parts.length === 0) {
      return stringValue(this.#text, place, { segments: this.#segments, encoded });
    }
    this.#flush();
    const holes = this.#parts.flatMap((part) => ('hole' in part ? [part.hole] : []));
    const options = { text: { parts: this.#parts, encoded } };
    return unknownFrom(holes, 'string', place === undefined ? options : { ...options, place });
  }

  #flush(): void {
    if (this.#text !== '') {
      this.#parts.push({ text: this.#text, segments: this.#segments });
      this.#text = '';
      this.#segments = [];
    }
  }
}

/**
 * An unknown text as a text in which `textOf` stands for each of its holes; `undefined` for a value of
 * which nothing is known.
 */
export function filledText(
  { text, place }: UnknownValue,
  textOf: (hole: UnknownValue) => string,
): HclValue | undefined {
  if (text === undefined) {
    return undefined;
  }
  const builder = new TracedText();
  for (const part of text.parts) {
    if ('hole' in part) {
      builder.addFrom(textOf(part.hole), part.place, false);
    } else {
      builder.add(part.text, part.segments);
    }
  }
  return builder.build(place, text.encoded);
}
