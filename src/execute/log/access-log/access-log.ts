import { leave } from '../../callers/leave.js';
import type { AccessFacts } from './access-facts.js';
import { compileAccessLogFormat } from './access-log-format.js';
import { ACCESS_LOG_FORMATS } from './access-log-formats.js';

/** The access log of the stage. */
export interface AccessLogOption {
  /**
   * One line with `$context` variables: one of {@link ACCESS_LOG_FORMATS}, or your own. Default: the
   * format of the stage in the document's file, or else CLF.
   */
  readonly format?: string | undefined;
  /**
   * Gets each line, without a line break at its end. It only observes: what it throws is ignored, and a
   * promise that it returns is not awaited.
   */
  readonly write: (line: string) => unknown;
}

/**
 * Makes the writer of an access log, which never throws.
 * @param report told what the caller's function threw
 * @throws TypeError for a format that AWS would refuse
 */
export function accessWriter(
  { format = ACCESS_LOG_FORMATS.CLF, write }: AccessLogOption,
  showSecrets: boolean,
  report: (cause: unknown) => void,
): (facts: AccessFacts) => void {
  const line = compileAccessLogFormat(format, 'accessLog.format', showSecrets);
  return (facts) => {
    try {
      leave(write(line(facts)));
    } catch (cause) {
      report(cause);
    }
  };
}
