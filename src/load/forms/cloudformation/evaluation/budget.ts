/** Characters that functions may make: CloudFormation's largest template has 1 MB. */
const MAX_CHARACTERS = 16 * 1024 * 1024;
/** Objects and arrays that functions may make. */
const MAX_VALUES = 1_000_000;
/** Values that loops may make; a stack has at most 500 resources. */
const MAX_LOOPED = 100_000;
/** How deep values, functions and conditions may be nested. */
export const MAX_NESTING = 500;

/** Why a template is too large. */
export class TooLarge extends Error {
  override readonly name: string = 'TooLarge';
}

/** What the functions of a template may make in all: nested ones can multiply a text. */
export class Budget {
  #characters = MAX_CHARACTERS;
  #values = MAX_VALUES;
  #looped = MAX_LOOPED;
  #depth = 0;

  /** @throws TooLarge */
  characters(count: number): void {
    this.#characters -= count;
    if (this.#characters < 0) {
      throw new TooLarge(`its functions make more than ${MAX_CHARACTERS} characters`);
    }
  }

  /** @throws TooLarge */
  values(count: number): void {
    this.#values -= count;
    if (this.#values < 0) {
      throw new TooLarge(`it has more than ${MAX_VALUES} values`);
    }
  }

  /** @throws TooLarge */
  loopedValues(count: number): void {
    this.#looped -= count;
    if (this.#looped < 0) {
      throw new TooLarge(`its loops make more than ${MAX_LOOPED} values`);
    }
  }

  /**
   * The result of a step inside another.
   * @throws TooLarge
   */
  inside<Result>(step: () => Result): Result {
    if (this.#depth >= MAX_NESTING) {
      throw new TooLarge(`its values are nested deeper than ${MAX_NESTING} levels`);
    }
    this.#depth += 1;
    try {
      return step();
    } finally {
      this.#depth -= 1;
    }
  }
}
