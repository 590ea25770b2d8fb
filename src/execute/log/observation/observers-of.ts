import type { ObservedRequest } from './observer.js';
import type { Observing } from './observing.js';
import { SafeObservers } from './safe-observer.js';

/** What observes one request: each function is asked, and one that throws observes nothing. */
export function observersOf<Native>(
  { observe, report }: Observing<Native>,
  request: ObservedRequest,
  native: Native,
): SafeObservers {
  const given = observe.map(({ hook }) => {
    try {
      return hook(request, native);
    } catch (cause) {
      report(cause);
      return undefined;
    }
  });
  return new SafeObservers(given, report, (index) => observe[index]?.wantsValues === true);
}
