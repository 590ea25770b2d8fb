import type { ImportIssue, ImportIssueCode } from '../../../../model/document/import-issue.js';
import type { LoadContext } from '../../../load-context.js';
import type { Place } from '../../../source/source-text.js';
import type { HclError } from '../hcl/index.js';

/** Reports an issue about a place in a configuration. */
export function reportAt(
  context: LoadContext,
  severity: ImportIssue['severity'],
  code: ImportIssueCode,
  message: string,
  place: Place | undefined,
): void {
  const position = place?.text.positionOf(place.offset);
  const issue: ImportIssue = { severity, code, message, pointer: '#' };
  const { issues } = context.sources;
  const isKnown = issues.some(
    (other) =>
      other.message === message &&
      other.position?.line === position?.line &&
      other.position?.column === position?.column &&
      other.position?.file === position?.file,
  );
  if (!isKnown) {
    issues.push({ ...issue, ...(position && { position }) });
  }
}

/** Reports a mistake in a configuration. */
export function reportHclError(context: LoadContext, error: HclError, code: ImportIssueCode): void {
  reportAt(context, 'error', code, error.message, error.place);
}
