import { DOCUMENT_SOURCE, type DocumentSource } from '../model/api-document.js';
import type { ImportIssue, ImportIssueCode, JsonPointer, Position } from '../model/import-issue.js';

/** What all cursors of one import share: the document, and what was found in it so far. */
export class OpenDocument {
  readonly root: object;
  /** Where references stand that are being followed: who comes back to one goes in a circle. */
  readonly following: Set<JsonPointer> = new Set();
  readonly #source: DocumentSource | undefined;
  readonly #issues: ImportIssue[];
  /** Keeps what is read twice, a shared parameter for example, from being reported twice. */
  readonly #reported = new Set<string>();
  #tolerance: { readonly code: ImportIssueCode; met: boolean } | undefined;

  constructor(root: object) {
    this.root = root;
    this.#source = (root as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
    this.#issues = [...(this.#source?.issues ?? [])];
  }

  /**
   * What `read` gives. Errors of this code are warnings meanwhile, and where there is one, what was
   * read is not to be used: `undefined`.
   */
  tolerate<Read>(code: ImportIssueCode, read: () => Read): Read | undefined {
    const tolerance = { code, met: false };
    this.#tolerance = tolerance;
    try {
      const value = read();
      return tolerance.met ? undefined : value;
    } finally {
      this.#tolerance = undefined;
    }
  }

  report(
    code: ImportIssueCode,
    severity: ImportIssue['severity'],
    pointer: JsonPointer,
    message: string,
    place: Place | undefined,
  ): void {
    if (severity === 'error' && code === this.#tolerance?.code) {
      this.#tolerance.met = true;
      this.report(code, 'warning', pointer, `${message}; the method answers 500 until then`, place);
      return;
    }
    const identity = JSON.stringify([code, pointer, message]);
    if (this.#reported.has(identity)) return;
    this.#reported.add(identity);
    const position = this.#positionOf(place);
    this.#issues.push({ code, severity, pointer, message, ...(position && { position }) });
  }

  /** Whether any place has said the same. */
  hasReported(message: string): boolean {
    return this.#issues.some((issue) => issue.message === message);
  }

  /** All issues so far: in document order where positions are known, else as they were found. */
  issues(): readonly ImportIssue[] {
    if (this.#source === undefined) return [...this.#issues];
    return this.#issues.toSorted(
      ({ position: a }, { position: b }) =>
        (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0),
    );
  }

  #positionOf(place: Place | undefined): Position | undefined {
    if (place !== undefined) return this.#source?.memberPosition(place.container, place.key);
    if (this.#source === undefined) return undefined;
    const { file } = this.#source;
    return { ...(file !== undefined && { file }), line: 1, column: 1 };
  }
}

/** Where the loader has a position: a member that exists, or the nearest one around it. */
export interface Place {
  readonly container: object;
  readonly key: string;
}
