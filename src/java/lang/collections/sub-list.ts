import { ListValue, type Value } from '../../json/values.js';
import type { Work } from '../work.js';
import { ArrayValue } from './array-value.js';
import { changed, changesOf, concurrentChange } from './views.js';

/** A part of a list, as `subList` gives it: changes reach the list it was cut from. */
export class SubList extends ListValue {
  readonly #source: ListValue;
  readonly #from: number;
  #expected: number;

  constructor(source: ListValue, from: number, to: number) {
    super(source.items.slice(from, to));
    this.#source = source;
    this.#from = from;
    this.#expected = changesOf(source);
  }

  /** The array that it is a part of, perhaps by way of other parts; `undefined` for a list. */
  get array(): ArrayValue | undefined {
    return arrayOf(this.#source);
  }

  /**
   * Takes over what was set in the list since.
   * @throws RenderFailure where the list was cut or lengthened
   */
  refresh(work: Work): void {
    work.spend(1 + (this.items.length >> 3));
    refreshed(this.#source, work);
    if (changesOf(this.#source) !== this.#expected) {
      throw concurrentChange();
    }
    for (let at = 0; at < this.items.length; at += 1) {
      this.items[at] = this.#source.items[this.#from + at] ?? null;
    }
  }

  /** Hands a change on; `size` is how many elements the part had before. */
  handOn(size: number, work: Work): void {
    const source = this.#source;
    const former = source.items.length;
    work.spend(1 + (former >> 3));
    replaceItems(source.items, this.#from, size, this.items);
    if (size !== this.items.length) {
      changed(source);
    }
    if (source instanceof SubList) {
      source.handOn(former, work);
    }
    this.#expected = changesOf(source);
  }
}

/** The list, after it has taken over what was set in the list that it is a part of. */
export function refreshed<T extends Value>(value: T, work: Work): T {
  if (value instanceof SubList) {
    value.refresh(work);
  }
  return value;
}

/** The array whose elements a list holds; `undefined` for all other lists. */
export function arrayOf(list: ListValue): ArrayValue | undefined {
  if (list instanceof SubList) {
    return list.array;
  }
  return list instanceof ArrayValue ? list : undefined;
}

/** As `splice`, which cannot take very many elements. */
export function replaceItems(
  items: Value[],
  from: number,
  count: number,
  others: readonly Value[],
): void {
  const added = [...others];
  const tail = items.splice(from).slice(count);
  for (const item of added) {
    items.push(item);
  }
  for (const item of tail) {
    items.push(item);
  }
}
