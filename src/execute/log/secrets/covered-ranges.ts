/** The ranges of a text that matches cover. Those that overlap or touch are one. */
export class CoveredRanges {
  readonly #places: [start: number, end: number][] = [];
  /** Start of the range that the latest matches cover, which is not among the places yet. */
  first = 0;
  /** End of that range. A match that begins in it may set it later; before the first match, -1. */
  end = -1;

  /** Adds a match, which ends after all others. */
  add(start: number, end: number): void {
    if (start > this.end) {
      this.#close();
      this.first = start;
    } else if (start < this.first) {
      this.first = start;
    }
    this.end = end;
  }

  /** Start and end of each range, in order. To be called once. */
  places(): readonly (readonly [start: number, end: number])[] {
    this.#close();
    return this.#places;
  }

  /** The latest range may cover some of those before it. */
  #close(): void {
    if (this.end < 0) {
      return;
    }
    const places = this.#places;
    let { first } = this;
    for (let last = places.at(-1); last !== undefined && last[1] >= first; last = places.at(-1)) {
      first = Math.min(first, last[0]);
      places.pop();
    }
    places.push([first, this.end]);
  }
}
