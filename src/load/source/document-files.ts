import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { SourceMap } from './source-map.js';
import { SourceText } from './source-text.js';

/** Bytes; the state of a large Terraform project has a few megabytes. */
const MAX_FILE_SIZE = 64 * 1024 * 1024;

/** A file that cannot be read; the message says why, and begins with the path in quotes. */
export class FileProblem extends Error {
  override readonly name: string = 'FileProblem';
}

/** The files that a document names: all below one folder, so that a document cannot read others. */
export class DocumentFiles {
  /** The folder below which files are read, absolute; `undefined` if no file may be read. */
  readonly root: string | undefined;
  /** The folder of the document, to which its paths are relative; absolute. */
  readonly folder: string;
  readonly #sources: SourceMap;

  /**
   * @param folder the folder of the document; `undefined` for a document that is not a file
   * @param root default: the folder of the document
   */
  constructor(folder: string | undefined, sources: SourceMap, root: string | undefined = folder) {
    this.root = root === undefined ? undefined : resolve(root);
    this.folder = resolve(folder ?? root ?? '.');
    this.#sources = sources;
  }

  /**
   * Reads a file in UTF-8.
   * @param path absolute, or relative to `folder`
   * @param folder the folder of the file that names it; default: the document's
   * @throws FileProblem for a file that is missing, too large, not in UTF-8 or outside of the root
   */
  read(path: string, folder: string = this.folder): SourceText {
    const file = this.locate(path, folder);
    const bytes = attempt(path, () => readFileSync(file));
    try {
      return new SourceText(withoutMark(UTF_8.decode(bytes)), named(file));
    } catch {
      throw new FileProblem(`${quoted(path)} is not encoded in UTF-8: save it as UTF-8`);
    }
  }

  /** The bytes of a file, under the same conditions. */
  readBytes(path: string, folder: string = this.folder): Uint8Array {
    const file = this.locate(path, folder);
    return attempt(path, () => readFileSync(file));
  }

  /** For a document in `.serverless`, where `serverless package` writes, the folder of the service. */
  get serviceFolder(): string | undefined {
    return this.root !== undefined && basename(this.folder) === '.serverless'
      ? dirname(this.folder)
      : undefined;
  }

  /** The absolute form of a path as the user wrote it: relative to the working directory. */
  resolve(path: string): string {
    return resolve(path);
  }

  exists(path: string, folder: string = this.folder): boolean {
    try {
      this.locate(path, folder);
      return true;
    } catch {
      return false;
    }
  }

  /** The names of the files and folders in a folder, sorted. */
  list(path: string, folder: string = this.folder): readonly string[] {
    const absolute = resolve(folder, path);
    this.#refuseOutside(path, absolute);
    return attempt(path, () => readdirSync(absolute)).sort();
  }

  /**
   * The absolute path of a regular file below the root.
   * @throws FileProblem as {@link read} does
   */
  locate(path: string, folder: string): string {
    const file = resolve(folder, path);
    this.#refuseOutside(path, file);
    const status = attempt(path, () => statSync(file));
    if (!status.isFile()) {
      throw new FileProblem(`${quoted(path)} is not a file`);
    }
    if (status.size > MAX_FILE_SIZE) {
      throw new FileProblem(`${quoted(path)} is larger than 64 MB`);
    }
    this.#sources.files.add(file);
    return file;
  }

  /**
   * The absolute path of a folder below the root.
   * @throws FileProblem for one that is missing or outside of the root, and for a file
   */
  locateFolder(path: string): string {
    const folder = resolve(this.folder, path);
    this.#refuseOutside(path, folder);
    if (!attempt(path, () => statSync(folder)).isDirectory()) {
      throw new FileProblem(`${quoted(path)} is a file`);
    }
    return folder;
  }

  #refuseOutside(path: string, absolute: string): void {
    const { root } = this;
    if (root === undefined) {
      throw new FileProblem(
        `${quoted(path)} is not read, because the document was not read from a file: set the option root to the folder of the files that it names`,
      );
    }
    const real = attempt(path, () => realpathSync(absolute));
    if (!isBelow(root, absolute) || !isBelow(realpathSync(root), real)) {
      throw new FileProblem(
        `${quoted(path)} is outside of the folder ${quoted(named(root))}: set the option root to a folder that contains both`,
      );
    }
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** A path as messages show it: relative to the working directory if the file is below it. */
function named(path: string): string {
  const way = relative(process.cwd(), path);
  return way !== '' && isBelow(process.cwd(), path) ? way : path;
}

function quoted(path: string): string {
  return JSON.stringify(path);
}

function attempt<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'does not exist' : `cannot be read: ${message}`;
    throw new FileProblem(`${quoted(path)} ${reason}`, { cause });
  }
}
