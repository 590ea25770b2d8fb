import type { Host } from '../../support/hosts.js';

/** What all adapters do alike, or what {@link differs} says. */
export type PerHost<T> = T | Differing<T>;

/** A name of a {@link Host}, or the kind of several. */
type Names = Host['kind'] | 'Express 4' | 'Express 5' | 'Koa 2' | 'Koa 3';

class Differing<T> {
  readonly usual: T;
  readonly others: Readonly<Partial<Record<Names, T>>>;

  constructor(usual: T, others: Readonly<Partial<Record<Names, T>>>) {
    this.usual = usual;
    this.others = others;
  }
}

/** What most adapters do, and what a framework or server changes of it, with the reason beside it. */
export function differs<T>(usual: T, others: Readonly<Partial<Record<Names, T>>>): Differing<T> {
  return new Differing(usual, others);
}

/** What a host does. */
export function byHost<T>(value: PerHost<T>, host: Host): T {
  if (!(value instanceof Differing)) {
    return value;
  }
  return value.others[host.name as Names] ?? value.others[host.kind] ?? value.usual;
}
