import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SaveRefusal } from './written-string.js';

/** A file as it was read, to be replaced as a whole. */
export interface OpenedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/**
 * Reads a regular file that may be written.
 * @throws SaveRefusal for anything else, and for a symbolic link
 */
export function openForReplacement(path: string): OpenedFile {
  const mode = modeOfReplaceable(path);
  return { path, bytes: attempt(path, 'read', () => readFileSync(path)), mode };
}

/**
 * The mode of a regular file that may be written.
 * @throws SaveRefusal as {@link openForReplacement} does
 */
export function modeOfReplaceable(path: string): number {
  const status = attempt(path, 'read', () => lstatSync(path));
  if (!status.isFile()) {
    throw new SaveRefusal(notAFile(path, status));
  }
  attempt(path, 'written', () => accessSync(path, constants.W_OK));
  return status.mode & 0o7777;
}

function notAFile(path: string, status: Stats): string {
  return status.isSymbolicLink()
    ? `${quoted(path)} is a symbolic link: start the gateway with the file that it leads to`
    : `${quoted(path)} is not a regular file: edit the template where it is made`;
}

/**
 * Puts other bytes in place of a file in one step: readers see the old bytes or the new ones. They are
 * written beside the file, read back and checked first. The mode of the file stays.
 * @param check throws if the bytes that were read back are not what they should be
 * @throws SaveRefusal if they cannot be written, or the file has changed since it was read
 */
export function replaceFile(
  { path, bytes, mode }: OpenedFile,
  next: Uint8Array,
  check: (written: Uint8Array) => void,
): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    attempt(temporary, 'written', () => writeNew(temporary, next, mode));
    check(attempt(temporary, 'read', () => readFileSync(temporary)));
    const now = openForReplacement(path);
    if (!isSame(now.bytes, bytes)) {
      throw new SaveRefusal(`${quoted(path)} has just changed: reload the page and save again`);
    }
    attempt(path, 'written', () => renameSync(temporary, path));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Fails if there is anything at the path. */
function writeNew(path: string, bytes: Uint8Array, mode: number): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, bytes);
    fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function attempt<Result>(path: string, what: 'read' | 'written', run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `${quoted(path)} cannot be ${what} (${reason}): correct that, and save again`;
    throw new SaveRefusal(message, { cause });
  }
}

function quoted(path: string): string {
  return JSON.stringify(path);
}
