import { dirname } from 'node:path';
import { isObject } from '../../../checks/document-values.js';
import { ApiImportError } from '../../../errors.js';
import type { LoadContext, MemberInFile } from '../../load-context.js';
import { FileProblem } from '../../source/document-files.js';

/** What a reference leads to. */
export interface ReferenceTarget {
  readonly value: unknown;
  /** Absolute. */
  readonly file: string;
  /** What to call it: the last key of the pointer, or the name of the file. */
  readonly name: string;
}

/** The files that a document refers to, each parsed once. */
export class ReferencedFiles {
  readonly #context: LoadContext;
  readonly #contents = new Map<string, unknown>();

  constructor(context: LoadContext) {
    this.#context = context;
  }

  /**
   * The target of a reference such as `./models.yaml#/Pet`; `undefined`, with an error, without one.
   * @param from the file of the reference; `undefined` for the document itself
   * @param place where the reference is
   */
  lookUp(
    reference: string,
    from: string | undefined,
    place: MemberInFile,
  ): ReferenceTarget | undefined {
    const [path = '', fragment = ''] = reference.split('#', 2);
    const folder = from === undefined ? this.#context.files.folder : dirname(from);
    try {
      const file = path === '' && from !== undefined ? from : this.#locate(path, folder);
      const keys = fragment.split('/').slice(1).map(decodeKey);
      let value = this.#contentOf(file);
      for (const key of keys) {
        value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
      }
      if (value === undefined) {
        return this.refuse(`The file does not have the value ${JSON.stringify(reference)}`, place);
      }
      return { value, file, name: keys.at(-1) ?? baseName(file) };
    } catch (cause) {
      if (cause instanceof FileProblem || cause instanceof URIError) {
        return this.refuse(`The reference cannot be followed: ${cause.message}`, place);
      }
      throw cause;
    }
  }

  /** Reports a reference without a target. */
  refuse(problem: string, place: MemberInFile): undefined {
    this.#context.report('error', 'UNRESOLVED_REFERENCE', problem, place);
    return undefined;
  }

  #locate(path: string, folder: string): string {
    return this.#context.files.locate(decodeURIComponent(path), folder);
  }

  /** @throws ApiImportError for a text that is neither JSON nor YAML */
  #contentOf(file: string): unknown {
    if (!this.#contents.has(file)) {
      if (this.#contents.size >= MAX_FILES) {
        throw new ApiImportError([
          {
            code: 'INVALID_DOCUMENT',
            severity: 'error',
            pointer: '#',
            message: `The document refers to more than ${MAX_FILES} files`,
          },
        ]);
      }
      this.#contents.set(file, this.#context.parse(this.#context.files.read(file)));
    }
    return this.#contents.get(file);
  }
}

/** The most files that are joined into one document. */
const MAX_FILES = 500;

/** RFC 6901, section 6. */
function decodeKey(key: string): string {
  return decodeURIComponent(key).replace(/~1/g, '/').replace(/~0/g, '~');
}

function baseName(file: string): string {
  return /([^/\\]+?)(?:\.[^./\\]*)?$/.exec(file)?.[1] ?? file;
}
