import { accessWriter } from '../../execute/log/access-log/access-log.js';
import type { Observing } from '../../execute/log/observation/observation.js';
import type { WithDefaults } from '../settings.js';
import { printObserverFailure } from './standard-error.js';

/**
 * What the options `observe` and `accessLog` make of a gateway; `undefined` without both. The first
 * failure of each is printed to standard error, and none reaches a request.
 * @throws TypeError for a format of the access log that AWS would refuse
 */
export function observingOf<Native>({
  observe,
  accessLog,
  traceSecrets,
}: WithDefaults<Native>): Observing<Native> | undefined {
  if (observe === undefined && accessLog === undefined) {
    return undefined;
  }
  return {
    observe: typeof observe === 'function' ? [observe] : (observe ?? []),
    writeAccess: accessLog && accessWriter(accessLog, traceSecrets, reportOnce('accessLog.write')),
    report: reportOnce('observe'),
  };
}

function reportOnce(option: string): (cause: unknown) => void {
  let isReported = false;
  return (cause) => {
    if (!isReported) {
      isReported = true;
      printObserverFailure(option, cause);
    }
  };
}
