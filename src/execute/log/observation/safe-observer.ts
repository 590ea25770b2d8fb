import { isThenable, kindOf } from '../../../checks/value-kinds.js';
import type { RequestRecord } from '../recording/request-record.js';

/**
 * A caller's observer. Nothing reaches the request: neither what a member throws, nor what it returns,
 * nor a member that is missing or is not a function.
 */
export class SafeObserver {
  readonly #observer: unknown;
  readonly #report: (cause: unknown) => void;

  /**
   * @param observer what the caller's function returned
   * @param report told what a member threw, and of an observer that is not an object
   */
  constructor(observer: unknown, report: (cause: unknown) => void) {
    this.#report = report;
    try {
      if (observer !== undefined && (typeof observer !== 'object' || isThenable(observer))) {
        unawaited(observer);
        throw new TypeError(`it returned ${kindOf(observer)}: return an object, or undefined`);
      }
      this.#observer = observer;
    } catch (cause) {
      report(cause);
    }
  }

  /** Calls a member, if there is one. @returns what it returned */
  tell(member: string, event: object): unknown {
    try {
      const method = this.#member(member);
      return method === undefined ? undefined : unawaited(method.call(this.#observer, event));
    } catch (cause) {
      this.#report(cause);
      return undefined;
    }
  }

  /** Does the work inside the member `run`, if there is one: once, and at once, whatever `run` does. */
  surround<Result>(work: () => Promise<Result>): Promise<Result> {
    let result: Promise<Result> | undefined;
    const rest = (): void => {
      result ??= work();
    };
    try {
      unawaited(this.#member('run')?.call(this.#observer, rest));
    } catch (cause) {
      this.#report(cause);
    }
    rest();
    return result as unknown as Promise<Result>;
  }

  #member(name: string): ((argument: unknown) => unknown) | undefined {
    if (this.#observer === undefined || this.#observer === null) {
      return undefined;
    }
    const member = (this.#observer as Readonly<Record<string, unknown>>)[name];
    if (typeof member === 'function') {
      return member as (argument: unknown) => unknown;
    }
    unawaited(member);
    return undefined;
  }
}

/** The observers of one request or one call; each is told what the others are. */
export class SafeObservers {
  readonly #observers: readonly SafeObserver[];
  readonly #recording: readonly SafeObserver[];

  /**
   * @param observers what the callers' functions returned; `undefined` observes nothing
   * @param wantsValues whether the one at an index gets the record; default: none does
   */
  constructor(
    observers: readonly unknown[],
    report: (cause: unknown) => void,
    wantsValues: (index: number) => boolean = () => false,
  ) {
    const safe = observers.map((observer) =>
      observer === undefined ? undefined : new SafeObserver(observer, report),
    );
    this.#observers = safe.filter((observer) => observer !== undefined);
    this.#recording = safe.filter(
      (observer, index) => observer !== undefined && wantsValues(index),
    ) as readonly SafeObserver[];
  }

  /**
   * Calls a member of each.
   * @param event makes the event, which all of them share, if there is an observer at all
   * @returns what they returned
   */
  tell(member: string, event: () => object): readonly unknown[] {
    if (this.#observers.length === 0) {
      return this.#observers;
    }
    const shared = Object.freeze(event());
    return this.#observers.map((observer) => observer.tell(member, shared));
  }

  /** Passes the record of a request to those that want it. */
  record(make: () => RequestRecord | undefined): void {
    const record = this.#recording.length === 0 ? undefined : make();
    if (record !== undefined) {
      for (const observer of this.#recording) {
        observer.tell('record', record);
      }
    }
  }

  /** Does the work inside the member `run` of each; that of the first is the outermost. */
  surround<Result>(work: () => Promise<Result>): Promise<Result> {
    const surrounded = this.#observers.reduceRight(
      (inner, observer) => () => observer.surround(inner),
      work,
    );
    return surrounded();
  }
}

/** Keeps the rejection of a promise that is not awaited from ending the process. */
function unawaited(given: unknown): unknown {
  if (isThenable(given)) {
    given.then(undefined, () => {});
  }
  return given;
}
