import { memberPointer } from '../../checks/document-values.js';
import { ApiImportError } from '../../errors.js';
import { DOCUMENT_SOURCE } from '../../model/document/api-document.js';
import type { JsonPointer } from '../../model/document/import-issue.js';

/** The most values in a document passed as an object; a document of 6 MB has about 200,000. */
const MAX_VALUES = 500_000;

/**
 * Copies a document to plain JSON values, so that later reads can neither fail nor change. Holes in
 * arrays become `null`, bigints become numbers, and objects with `toJSON` (dates) become its result.
 * Shared and circular values stay shared and circular. A document from {@link loadDocument} is plain
 * already and is returned as it is.
 * @throws ApiImportError if a getter or proxy throws, or if there are too many values
 */
export function plainDocument(document: object): object {
  return new DocumentCopier().copy(document);
}

/** The place of a value: its key in the enclosing value. */
interface Place {
  readonly around: Place | undefined;
  readonly key: string;
}

interface Task {
  readonly source: object;
  readonly copy: Record<string, unknown>;
  readonly place: Place | undefined;
}

class DocumentCopier {
  readonly #copies = new Map<object, unknown>();
  readonly #tasks: Task[] = [];
  #values = 0;

  copy(document: object): object {
    if (read(undefined, () => DOCUMENT_SOURCE in document)) {
      return document;
    }
    const copy = this.#plain(document, undefined);
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) {
      this.#fill(task);
    }
    return typeof copy === 'object' && copy !== null ? copy : {};
  }

  #fill({ source, copy, place: around }: Task): void {
    const keys = read(around, () =>
      Array.isArray(source) ? Array.from(source.keys(), String) : Object.keys(source),
    );
    for (const key of keys) {
      const place = { around, key };
      const value = read(place, () => (source as Record<string, unknown>)[key]);
      const plain = this.#plain(value, place);
      copy[key] = plain === undefined && Array.isArray(copy) ? null : plain;
    }
  }

  #plain(value: unknown, place: Place | undefined): unknown {
    this.#values += 1;
    if (this.#values > MAX_VALUES) {
      fail(undefined, `The document is too large: it has more than ${MAX_VALUES} values`);
    }
    if (typeof value === 'bigint') {
      return Number(value);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    if (this.#copies.has(value)) {
      return this.#copies.get(value);
    }
    const json = read(place, () => jsonOf(value));
    if (typeof json !== 'object' || json === null) {
      this.#copies.set(value, json);
      return json;
    }
    const list = read(place, () => Array.isArray(json));
    const copy = (list ? [] : Object.create(null)) as Record<string, unknown>;
    this.#copies.set(value, copy);
    this.#tasks.push({ source: json, copy, place });
    return copy;
  }
}

function jsonOf(value: object): unknown {
  const { toJSON } = value as { readonly toJSON?: unknown };
  return typeof toJSON === 'function' ? toJSON.call(value) : value;
}

/** The result of `get`, which may throw anything from a getter or proxy. */
function read<Value>(place: Place | undefined, get: () => Value): Value {
  try {
    return get();
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    return fail(place, `The value cannot be read${reason}`);
  }
}

function fail(place: Place | undefined, message: string): never {
  const keys: string[] = [];
  for (let step = place; step !== undefined; step = step.around) {
    keys.unshift(step.key);
  }
  const pointer: JsonPointer = keys.reduce(memberPointer, '#');
  throw new ApiImportError([{ code: 'INVALID_DOCUMENT', severity: 'error', pointer, message }]);
}
