import { SPACE } from '../../characters.js';
import { afterRun } from '../../text-search.js';
import { isStop, type Stops } from './bare-words.js';
import { JsonSyntaxError } from './json-syntax-error.js';
import {
  afterBlanks,
  afterSurplus,
  END_OF_INPUT,
  type JsonUnits,
  trimControls,
  unitAt,
  unitsOf,
} from './json-units.js';

/** A place in a JSON text, moved forward by whatever reads from it. */
export class JsonCursor {
  readonly text: string;
  readonly units: JsonUnits;
  /** In UTF-16 units from 0. */
  offset = 0;
  /** The UTF-16 unit at `offset`. */
  unit: number;

  constructor(text: string) {
    this.text = text;
    this.units = unitsOf(text);
    this.unit = unitAt(this.units, 0);
  }

  next(): void {
    this.moveTo(this.offset + 1);
  }

  moveTo(offset: number): void {
    this.offset = offset;
    this.unit = unitAt(this.units, offset);
  }

  isAt(unit: number): boolean {
    return this.unit === unit;
  }

  skipBlanks(): void {
    this.moveTo(afterBlanks(this.text, this.units, this.offset));
  }

  /** Skips white space and any number of commas. */
  skipSurplus(): void {
    this.moveTo(afterSurplus(this.text, this.units, this.offset));
  }

  skipDigits(): void {
    this.moveTo(afterRun(this.text, this.offset, DIGITS));
  }

  skipControls(): void {
    while (this.unit <= SPACE && this.unit !== END_OF_INPUT) {
      this.next();
    }
  }

  /** Reads the unquoted text from `start` to the next of `stops`. */
  bareText(stops: Stops, start: number = this.offset): string {
    const { units } = this;
    let at = this.offset;
    let unit = this.unit;
    while (unit !== END_OF_INPUT && !isStop(stops, unit)) {
      at += 1;
      unit = unitAt(units, at);
    }
    this.moveTo(at);
    return trimControls(this.text.slice(start, at));
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

const DIGITS = /[0-9]*/y;
