import { ListValue, type Value } from '../../json/values.js';
import type { Work } from '../work.js';
import { ArrayValue } from './array-value.js';
import { changed, changesOf, concurrentChange } from './views.js';

/** A part of a list, as `subList` returns it: changes are made to the underlying list. */
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

  /** The underlying array, possibly through other parts; `undefined` for a list. */
  get array(): ArrayValue | undefined {
    return arrayOf(this.#source);
  }

  /**
   * Copies the elements that have since been set in the underlying list.
   * @throws RenderFailure if the length of the underlying list has changed
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

  /** Passes a change on to the underlying list; `size` is the previous length of the part. */
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

/** The list, after copying the elements set in its underlying list. */
export function refreshed<T extends Value>(value: T, work: Work): T {
  if (value instanceof SubList) {
    value.refresh(work);
  }
  return value;
}

/** The array that underlies a list; `undefined` for all other lists. */
export function arrayOf(list: ListValue): ArrayValue | undefined {
  if (list instanceof SubList) {
    return list.array;
  }
  return list instanceof ArrayValue ? list : undefined;
}

/** As `splice`, which does not accept very many elements. */
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
