import { readFileSync } from 'node:fs';
import { kindOf } from '../checks/value-kinds.js';
import { ApiImportError } from '../errors.js';
import type { ApiDocument } from '../model/api-document.js';
import { readText } from './read-text.js';

/** Options of {@link loadDocument}; there are none yet. */
export type LoadOptions = Readonly<Record<never, never>>;

/**
 * Reads a document from a JSON or YAML file in UTF-8. Never fetches anything over the network.
 * @param file a path, or a `file:` URL
 * @throws ApiImportError where the file cannot be read, or is neither valid JSON nor valid YAML
 * @throws TypeError for an argument that is neither a string nor a URL
 */
export function loadDocument(file: string | URL, _options: LoadOptions = {}): ApiDocument {
  if (typeof file !== 'string' && !(file instanceof URL)) {
    throw new TypeError(
      `The first argument of loadDocument must be a file path or a file: URL, not ${kindOf(file)}`,
    );
  }
  const name = file instanceof URL ? file.href : file;
  if (/^(?!file:)[a-z][a-z0-9+.-]+:/i.test(name)) {
    fail(name, 'documents are read from files only: fetch the document and pass its text instead');
  }
  return readText(decode(readFile(name), name), name);
}

/**
 * Reads a document from bytes: JSON or YAML in UTF-8.
 * @throws ApiImportError where they are neither
 */
export function readBytes(bytes: Uint8Array): ApiDocument {
  return readText(decode(bytes, undefined));
}

function readFile(name: string): Uint8Array {
  const isUrl = /^file:/i.test(name);
  try {
    return readFileSync(isUrl ? new URL(name) : name);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return fail(
      name,
      isUrl ? reason : `${reason} (relative paths are resolved against ${process.cwd()})`,
    );
  }
}

function decode(bytes: Uint8Array, name: string | undefined): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail(name, 'it is not encoded in UTF-8; save it as UTF-8');
  }
}

function fail(name: string | undefined, reason: string): never {
  throw new ApiImportError([
    {
      code: 'INVALID_DOCUMENT',
      severity: 'error',
      pointer: '#',
      message: `${name === undefined ? 'The document' : `"${name}"`} cannot be loaded: ${reason}`,
    },
  ]);
}
