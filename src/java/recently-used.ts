/** Creates the value of a text once, and keeps the most recently used values. */
export class RecentlyUsed<T> {
  readonly #values = new Map<string, T>();
  readonly #limit: number;
  readonly #longest: number;
  readonly #make: (text: string) => T;

  /**
   * @param limit the number of values to keep
   * @param longest the maximum length of a text to keep, in UTF-16 units
   * @param make creates a value; an error is not kept
   */
  constructor(limit: number, longest: number, make: (text: string) => T) {
    this.#limit = limit;
    this.#longest = longest;
    this.#make = make;
  }

  get(text: string): T {
    const known = this.#values.get(text);
    if (known !== undefined) {
      this.#values.delete(text);
      this.#values.set(text, known);
      return known;
    }
    const made = this.#make(text);
    if (text.length > this.#longest) {
      return made;
    }
    this.#values.set(text, made);
    if (this.#values.size > this.#limit) {
      for (const oldest of this.#values.keys()) {
        this.#values.delete(oldest);
        break;
      }
    }
    return made;
  }
}
