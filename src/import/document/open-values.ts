import type { ImportIssue, JsonPointer, Position } from '../../model/document/import-issue.js';

/** The values that a document leaves open: one issue for each severity, which lists all names. */
export class OpenValues {
  readonly #findings = new Map<ImportIssue['severity'], Finding>();

  /** @param written how the value is written in the document: `${host}` */
  add(
    written: string,
    severity: ImportIssue['severity'],
    pointer: JsonPointer,
    position: Position | undefined,
  ): void {
    const finding = this.#findings.get(severity) ?? { pointer, position, places: new Map() };
    this.#findings.set(severity, finding);
    const places = finding.places.get(written) ?? new Set();
    finding.places.set(written, places);
    places.add(position === undefined ? pointer : placeText(position, finding.position));
  }

  issues(): readonly ImportIssue[] {
    return [...this.#findings].map(([severity, { pointer, position, places }]) => ({
      code: 'UNRESOLVED_VARIABLE',
      severity,
      pointer,
      message: messageOf(severity, places),
      ...(position && { position }),
    }));
  }
}

interface Finding {
  /** Where the first of them is. */
  readonly pointer: JsonPointer;
  readonly position: Position | undefined;
  readonly places: Map<string, Set<string>>;
}

/** The most places that are listed for one value. */
const LISTED_PLACES = 3;

function messageOf(
  severity: ImportIssue['severity'],
  places: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const list = [...places].map(([written, at]) => {
    const listed = [...at].slice(0, LISTED_PLACES).join(', ');
    return `${written} (${listed}${at.size > LISTED_PLACES ? `, and ${at.size - LISTED_PLACES} more` : ''})`;
  });
  const one = places.size === 1;
  const what = one ? list.join() : `these ${places.size} values: ${list.join('; ')}`;
  const it = one ? 'it' : 'them';
  const until =
    severity === 'warning' ? ' (until then the methods that need it respond with 500)' : '';
  return `Only a deployment knows ${what}: set ${it} in the option "variables", or use a stage variable, \${stageVariables.NAME}${until}`;
}

function placeText({ file, line, column }: Position, first: Position | undefined): string {
  const inFile = file === first?.file || file === undefined ? '' : `${file}:`;
  return `${inFile}${line}:${column}`;
}
