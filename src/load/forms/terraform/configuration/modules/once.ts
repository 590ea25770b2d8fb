import type { Place } from '../../../../source/source-text.js';
import { HclError } from '../../hcl/index.js';

/** Computes each of several things once, when it is asked for, and notices what depends on itself. */
export class Once<Value> {
  readonly #known = new Map<string, Value>();
  readonly #running: string[] = [];

  /**
   * @param address what it is called in messages
   * @throws HclError for what depends on itself
   */
  get(address: string, place: Place | undefined, compute: () => Value): Value {
    const known = this.#known.get(address);
    if (known !== undefined) {
      return known;
    }
    if (this.#running.includes(address)) {
      const chain = this.#running.slice(this.#running.indexOf(address));
      throw new HclError(
        'Cycle',
        `${address} depends on itself, by way of ${chain.slice(0, 20).join(', ')}: remove one of these references`,
        place,
      );
    }
    this.#running.push(address);
    try {
      const value = compute();
      this.#known.set(address, value);
      return value;
    } finally {
      this.#running.pop();
    }
  }
}
