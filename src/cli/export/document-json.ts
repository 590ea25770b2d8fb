import { ApiImportError } from '../../errors.js';
import type { DocumentSource } from '../../model/document/api-document.js';

/** Characters. A document of 6 MB, API Gateway's limit, is smaller even with indentation. */
const LARGEST_EXPORT = 64 * 1024 * 1024;

/**
 * A document as indented JSON. Numbers keep their digits: `9223372036854775807`, `90.0`.
 * @param source what the loader knows about the digits of numbers
 * @param origins the objects that others were made from
 * @throws ApiImportError where YAML aliases make the JSON enormous or infinite
 */
export function documentJson(
  document: object,
  source?: DocumentSource,
  origins: WeakMap<object, object> = new WeakMap(),
): string {
  try {
    return new DocumentWriter(source, origins).written(document);
  } catch (cause) {
    // Either the limit, or an exhausted stack: both mean that the value is too large.
    if (!(cause instanceof RangeError)) {
      throw cause;
    }
    throw new ApiImportError([
      {
        code: 'INVALID_DOCUMENT',
        severity: 'error',
        pointer: '#',
        message: `The document is circular or larger than ${LARGEST_EXPORT} characters when its YAML aliases are written out: write its schemas once and refer to them with "$ref"`,
      },
    ]);
  }
}

class DocumentWriter {
  readonly #source: DocumentSource | undefined;
  readonly #parts: string[] = [];
  readonly #origins: WeakMap<object, object>;
  #left = LARGEST_EXPORT;

  constructor(source: DocumentSource | undefined, origins: WeakMap<object, object>) {
    this.#source = source;
    this.#origins = origins;
  }

  written(document: object): string {
    this.#value(document, '\n', undefined);
    return this.#parts.join('');
  }

  #write(part: string): void {
    this.#left -= part.length;
    if (this.#left < 0) {
      throw new RangeError('The text is too long');
    }
    this.#parts.push(part);
  }

  #value(value: unknown, indent: string, digits: string | undefined): void {
    if (typeof value !== 'object' || value === null) {
      this.#write(digits ?? JSON.stringify(value) ?? 'null');
    } else if (Array.isArray(value)) {
      this.#list(value, indent);
    } else {
      this.#object(value as Readonly<Record<string, unknown>>, indent);
    }
  }

  #list(list: readonly unknown[], indent: string): void {
    if (list.length === 0) {
      this.#write('[]');
      return;
    }
    for (const [index, item] of list.entries()) {
      this.#write(`${index === 0 ? '[' : ','}${indent}  `);
      this.#value(item, `${indent}  `, this.#digits(list, String(index)));
    }
    this.#write(`${indent}]`);
  }

  #object(object: Readonly<Record<string, unknown>>, indent: string): void {
    const members = Object.entries(object).filter(([, value]) => value !== undefined);
    if (members.length === 0) {
      this.#write('{}');
      return;
    }
    for (const [index, [key, value]] of members.entries()) {
      this.#write(`${index === 0 ? '{' : ','}${indent}  ${JSON.stringify(key)}: `);
      this.#value(value, `${indent}  `, this.#digits(object, key));
    }
    this.#write(`${indent}}`);
  }

  #digits(container: object, key: string): string | undefined {
    let origin = container;
    for (
      let next = this.#origins.get(origin);
      next !== undefined;
      next = this.#origins.get(origin)
    ) {
      origin = next;
    }
    return this.#source?.numberText?.(origin, key);
  }
}
