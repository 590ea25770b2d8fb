import { COMMA, SPACE } from '../../characters.js';
import { isStop, type Stops } from './bare-words.js';
import { JsonSyntaxError } from './json-syntax-error.js';
import { END_OF_INPUT, isBlank, trimControls, unitAt } from './json-units.js';

/** A place in a JSON text, moved forward by whatever reads from it. */
export class JsonCursor {
  readonly text: string;
  /** In UTF-16 units from 0. */
  offset = 0;
  /** The UTF-16 unit at `offset`. */
  unit: number;

  constructor(text: string) {
    this.text = text;
    this.unit = unitAt(text, 0);
  }

  next(): void {
    this.moveTo(this.offset + 1);
  }

  moveTo(offset: number): void {
    this.offset = offset;
    this.unit = unitAt(this.text, offset);
  }

  isAt(unit: number): boolean {
    return this.unit === unit;
  }

  skipBlanks(): void {
    while (isBlank(this.unit)) {
      this.next();
    }
  }

  /** Skips white space and any number of commas. */
  skipSurplus(): void {
    while (isBlank(this.unit) || this.unit === COMMA) {
      this.next();
    }
  }

  skipDigits(): void {
    let at = this.offset;
    let unit = this.unit;
    while (unit >= 0x30 && unit <= 0x39) {
      at += 1;
      unit = unitAt(this.text, at);
    }
    this.offset = at;
    this.unit = unit;
  }

  skipControls(): void {
    while (this.unit <= SPACE && this.unit !== END_OF_INPUT) {
      this.next();
    }
  }

  /** Reads the unquoted text from `start` to the next of `stops`. */
  bareText(stops: Stops, start: number = this.offset): string {
    const { text } = this;
    let at = this.offset;
    let unit = this.unit;
    while (unit !== END_OF_INPUT && !isStop(stops, unit)) {
      at += 1;
      unit = unitAt(text, at);
    }
    this.offset = at;
    this.unit = unit;
    return trimControls(text.slice(start, at));
  }

  /** @throws JsonSyntaxError always, for the unit at `offset` */
  unexpected(): never {
    const found = this.text[this.offset];
    throw new JsonSyntaxError(
      found === undefined ? 'Unexpected end of JSON' : `Unexpected ${JSON.stringify(found)}`,
      this.offset,
    );
  }
}
