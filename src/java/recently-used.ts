/** Makes a value for a text once, and remembers the ones that were asked for last. */
export class RecentlyUsed<T> {
  readonly #values = new Map<string, T>();
  readonly #limit: number;
  readonly #longest: number;
  readonly #make: (text: string) => T;

  /**
   * @param limit how many values are kept
   * @param longest a text longer than this is never kept, in UTF-16 units
   * @param make what it throws is not remembered
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
