import type { Method } from '../../model/rest-api.js';
import type { ByMethod, ResolvedMethodSetting } from '../method-settings.js';
import { type CachedMethod, cachedMethodOf } from './cached-method.js';
import type { ResponseStore } from './response-store.js';

/** A call of an endpoint whose response is to be kept. */
export interface SharedCall {
  /** Whether a later call has taken its place: its response is not kept. */
  isSuperseded: boolean;
}

/**
 * The response cache of a stage: its entries, the calls under way whose responses become entries, and
 * counters.
 */
export class ResponseCache<Call extends SharedCall = SharedCall> {
  readonly store: ResponseStore;
  readonly #settings: ByMethod<ResolvedMethodSetting>;
  readonly #methods: ReadonlyMap<ResolvedMethodSetting, CachedMethod | undefined>;
  readonly #calls = new Map<string, Call>();
  #hits = 0;
  #misses = 0;

  constructor(store: ResponseStore, settings: ByMethod<ResolvedMethodSetting>) {
    this.store = store;
    this.#settings = settings;
    this.#methods = new Map(settings.values().map((one) => [one, cachedMethodOf(one)]));
  }

  /** Requests that needed no call of their own. AWS: the metric `CacheHitCount`. */
  get hits(): number {
    return this.#hits;
  }

  /** Requests of cached methods that needed one. AWS: the metric `CacheMissCount`. */
  get misses(): number {
    return this.#misses;
  }

  /** How a method is cached; `undefined` if it is not. */
  methodOf(method: Method, httpMethod: string): CachedMethod | undefined {
    const setting = this.#settings.of(method, httpMethod);
    return setting && this.#methods.get(setting);
  }

  countHit(): void {
    this.#hits += 1;
  }

  countMiss(): void {
    this.#misses += 1;
  }

  /** The latest call under way for a key. */
  callFor(key: string): Call | undefined {
    return this.#calls.get(key);
  }

  /** Begins a call; the one of before is finished for those that wait for it, and not kept. */
  begin(key: string, call: Call): void {
    const former = this.#calls.get(key);
    if (former !== undefined) {
      former.isSuperseded = true;
    }
    this.#calls.set(key, call);
  }

  end(key: string, call: Call): void {
    if (this.#calls.get(key) === call) {
      this.#calls.delete(key);
    }
  }

  /**
   * Removes all entries; responses of calls under way are not kept.
   * @throws Error if a shared store cannot be reached
   */
  async flush(): Promise<void> {
    for (const call of this.#calls.values()) {
      call.isSuperseded = true;
    }
    this.#calls.clear();
    await this.store.flush();
  }
}
