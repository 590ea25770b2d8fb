import { memberPointer } from '../../checks/document-values.js';
import { ApiImportError } from '../../errors.js';
import { DOCUMENT_SOURCE } from '../../model/api-document.js';
import type { JsonPointer } from '../../model/import-issue.js';

/** Values of a document that comes as an object; one of 6 MB has some 200,000. */
const MAX_VALUES = 500_000;

/**
 * A document as JSON would hold it, so that no read of it can fail or change later. Holes in lists
 * become `null`, bigints numbers, objects with `toJSON` (dates) what that gives; values that are
 * shared stay shared, those that contain themselves too. What {@link loadDocument} read is plain
 * already.
 * @throws ApiImportError where a getter or a proxy throws, or where there are too many values
 */
export function plainDocument(document: object): object {
  return new DocumentCopier().copy(document);
}

/** Where a value stands: its key in the value around it. */
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
      fail(undefined, `The document has more than ${MAX_VALUES} values`);
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

/** What `get` gives; a getter or a proxy may throw anything. */
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
