import {
  type ApiDocument,
  DOCUMENT_SOURCE,
  type DocumentSource,
  type WrittenPlace,
} from '../../model/document/api-document.js';
import type { DocumentFunction } from '../../model/document/document-function.js';
import type { ImportIssue, Position } from '../../model/document/import-issue.js';
import type { DocumentStage } from '../../model/stage.js';
import { Positions } from './positions.js';
import type { Place, SourceText } from './source-text.js';

/**
 * Where each value of a document comes from: across all texts that were read for it, and across the
 * steps that made the document from them. A step that makes an object says for each member what it
 * was made from ({@link copy}) or where it was written ({@link mark}).
 */
export class SourceMap implements DocumentSource {
  readonly file: string | undefined;
  readonly issues: ImportIssue[] = [];
  /** Every file that was read, for a watcher: absolute paths. */
  readonly files: Set<string> = new Set();
  /** The stage that the file describes beside the API. */
  stage: DocumentStage | undefined;
  /** Reads the Lambda functions that the file describes, each time it is called. */
  functions: (() => readonly DocumentFunction[]) | undefined;
  readonly #owners = new WeakMap<object, Positions>();
  readonly #origins = new WeakMap<object, Map<string, Origin>>();
  readonly #open = new WeakMap<object, Map<string, readonly string[]>>();

  /** @param file the file that the user named */
  constructor(file?: string) {
    this.file = file;
  }

  /** Where a parser of this text records positions. */
  positionsIn(text: SourceText): Positions {
    return new Positions(text, this);
  }

  /** Notes that a container was parsed from a text. */
  own(container: object, positions: Positions): void {
    this.#owners.set(container, positions);
  }

  /** Notes that the member `toKey` of `to` was made from the member `fromKey` of `from`. */
  copy(from: object, fromKey: string, to: object, toKey: string): void {
    const origin = this.#originOf(from, fromKey);
    if ('place' in origin || origin.container !== to || origin.key !== toKey) {
      this.#put(to, toKey, origin);
    }
    const open = this.openValues(from, fromKey);
    if (open.length > 0) {
      this.markOpen(to, toKey, open);
    }
  }

  /**
   * Notes where a member was written that does not come from a parsed container.
   * @param text for a text: itself, as one that knows where its parts come from
   */
  mark(container: object, key: string, place: Place, text?: SourceText): void {
    this.#put(container, key, text === undefined ? { place } : { place, text });
  }

  /**
   * Notes that the text of a member contains values that only a deployment or the option `variables`
   * knows. The import reports them where the API needs the text.
   * @param names what the option `variables` is asked for
   */
  markOpen(container: object, key: string, names: readonly string[]): void {
    const ofContainer = this.#open.get(container) ?? new Map<string, readonly string[]>();
    this.#open.set(container, ofContainer);
    ofContainer.set(key, [...new Set([...(ofContainer.get(key) ?? []), ...names])]);
  }

  openValues(container: object, key: string): readonly string[] {
    return this.#open.get(container)?.get(key) ?? [];
  }

  isAsWritten(container: object, key: string): boolean {
    const origin = this.#originOf(container, key);
    return (
      'container' in origin && valueAt(origin.container, origin.key) === valueAt(container, key)
    );
  }

  writtenAt(container: object, key: string): WrittenPlace | undefined {
    const place = this.isAsWritten(container, key) ? this.placeOf(container, key) : undefined;
    const file = place?.text.isCopied === true ? undefined : place?.text.file;
    return place === undefined || file === undefined
      ? undefined
      : { file, text: place.text.text, offset: place.offset };
  }

  memberPosition(container: object, key: string): Position | undefined {
    const place = this.placeOf(container, key);
    return place?.text.positionOf(place.offset);
  }

  /** Where a member was written: its key in an object, the item itself in an array. */
  placeOf(container: object, key: string): Place | undefined {
    const origin = this.#originOf(container, key);
    return 'place' in origin
      ? origin.place
      : this.#owners.get(origin.container)?.placeOf(origin.container, origin.key);
  }

  textPosition(container: object, key: string, line: number, column: number): Position | undefined {
    const origin = this.#originOf(container, key);
    if ('place' in origin) {
      const { text } = origin;
      return text?.text === valueAt(container, key) ? text?.positionIn(line, column) : undefined;
    }
    if (valueAt(origin.container, origin.key) !== valueAt(container, key)) {
      return undefined;
    }
    const owner = this.#owners.get(origin.container);
    return owner?.textPosition(origin.container, origin.key, line, column);
  }

  numberText(container: object, key: string): string | undefined {
    const origin = this.#originOf(container, key);
    if ('place' in origin || valueAt(origin.container, origin.key) !== valueAt(container, key)) {
      return undefined;
    }
    return this.#owners.get(origin.container)?.numberText(origin.container, origin.key);
  }

  /** Attaches the positions to the document as a property that is not enumerable. */
  attachTo(document: object): ApiDocument {
    return Object.defineProperty(document as ApiDocument, DOCUMENT_SOURCE, { value: this });
  }

  #put(container: object, key: string, origin: Origin): void {
    const ofContainer = this.#origins.get(container) ?? new Map<string, Origin>();
    this.#origins.set(container, ofContainer);
    ofContainer.set(key, origin);
  }

  /** What a member was made from: a member that was parsed, or a place. */
  #originOf(container: object, key: string): Origin {
    return this.#origins.get(container)?.get(key) ?? { container, key };
  }
}

/** A member of another container, or a place in a text. */
type Origin =
  | { readonly container: object; readonly key: string }
  | { readonly place: Place; readonly text?: SourceText };

function valueAt(container: object, key: string): unknown {
  return (container as Readonly<Record<string, unknown>>)[key];
}
