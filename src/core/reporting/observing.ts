import { aFunction, being, checkOptions, type OptionCheck } from '../../checks/option-checks.js';
import { accessWriter } from '../../execute/log/access-log/access-log.js';
import type { ObserveHook } from '../../execute/log/observation/observer.js';
import type {
  CurrentObservers,
  Observing,
  ObservingHook,
} from '../../execute/log/observation/observing.js';
import { Recorder } from '../../execute/log/recording/recorder.js';
import type { WithDefaults } from '../settings.js';
import { printObserverFailure } from './standard-error.js';

/** What an observer that is added to a gateway is told. */
export interface ObserveOptions {
  /** Whether it gets the record of each request, with the values of all boxes; default `false`. */
  readonly values?: boolean | undefined;
}

/**
 * Who observes the requests of a gateway: the options `observe` and `accessLog`, and what was added since.
 * The first failure of each is printed to standard error, and none reaches a request.
 */
export class Observers<Native> implements CurrentObservers<Native> {
  current: Observing<Native> | undefined;
  readonly #given: readonly ObservingHook<Native>[];
  readonly #added = new Set<ObservingHook<Native>>();
  readonly #writeAccess: Observing<Native>['writeAccess'];
  readonly #report = reportOnce('observe');

  /** @throws TypeError for a format of the access log that AWS would refuse */
  constructor({ observe, accessLog, traceSecrets }: WithDefaults<Native>) {
    const hooks = typeof observe === 'function' ? [observe] : (observe ?? []);
    this.#given = hooks.map((hook) => ({ hook, wantsValues: false }));
    this.#writeAccess =
      accessLog && accessWriter(accessLog, traceSecrets, reportOnce('accessLog.write'));
    this.#renew();
  }

  /**
   * Adds an observer of the requests that come from now on.
   * @returns removes it
   * @throws TypeError for anything but a function, and for an option that does not exist
   */
  add(hook: ObserveHook<Native>, options: ObserveOptions = {}): () => void {
    aFunction(hook, 'the first argument of observe');
    const { values = false } = checkOptions(options, OPTION_CHECKS, 'observe');
    const added = { hook, wantsValues: values };
    this.#added.add(added);
    this.#renew();
    return () => {
      this.#added.delete(added);
      this.#renew();
    };
  }

  #renew(): void {
    const observe = [...this.#given, ...this.#added];
    const writeAccess = this.#writeAccess;
    const isUseless = observe.length === 0 && writeAccess === undefined;
    const openRecorder = observe.some(({ wantsValues }) => wantsValues)
      ? () => new Recorder()
      : undefined;
    this.current = isUseless
      ? undefined
      : { observe, writeAccess, openRecorder, report: this.#report };
  }
}

const OPTION_CHECKS: Readonly<Record<keyof ObserveOptions, OptionCheck>> = {
  values: being('true or false', (value) => typeof value === 'boolean'),
};

function reportOnce(option: string): (cause: unknown) => void {
  let isReported = false;
  return (cause) => {
    if (!isReported) {
      isReported = true;
      printObserverFailure(option, cause);
    }
  };
}
