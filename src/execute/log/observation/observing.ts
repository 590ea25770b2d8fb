import type { AccessFacts } from '../access-log/access-facts.js';
import type { Recorder } from '../recording/recorder.js';
import type { ObservedRequest } from './observer.js';

/** Who observes at the moment; `undefined` without an observer. */
export interface CurrentObservers<Native> {
  readonly current: Observing<Native> | undefined;
}

/** A caller's function that observes requests. */
export interface ObservingHook<Native> {
  readonly hook: (request: ObservedRequest, native: Native) => unknown;
  /** Whether it is told the values of the boxes, too. */
  readonly wantsValues: boolean;
}

/** What observes the requests of a gateway: the option `observe`, the access log, or both. */
export interface Observing<Native> {
  readonly observe: readonly ObservingHook<Native>[];
  readonly writeAccess: ((facts: AccessFacts) => void) | undefined;
  /** Begins to keep the values of a request; `undefined` if no observer wants them. */
  readonly openRecorder: (() => Recorder) | undefined;
  /** Told what an observer threw. */
  readonly report: (cause: unknown) => void;
}
