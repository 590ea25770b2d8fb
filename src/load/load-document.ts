import { readFileSync } from 'node:fs';
import { kindOf } from '../checks/value-kinds.js';
import { ApiImportError } from '../errors.js';
import type { ApiDocument } from '../model/api-document.js';
import { readText } from './read-text.js';

/** Settings of {@link loadDocument}; there are none so far. */
export type LoadOptions = Readonly<Record<never, never>>;

/**
 * Reads a document from a file: JSON or YAML, in UTF-8. Never fetches anything.
 * @param file a path, or a `file:` URL
 * @throws ApiImportError where the file cannot be read, or is neither JSON nor YAML
 * @throws TypeError for what is neither a path nor a URL
 */
export function loadDocument(file: string | URL, _options: LoadOptions = {}): ApiDocument {
  if (typeof file !== 'string' && !(file instanceof URL)) {
    throw new TypeError(`loadDocument takes the path of a file or its URL, not ${kindOf(file)}`);
  }
  const name = file instanceof URL ? file.href : file;
  if (/^(?!file:)[a-z][a-z0-9+.-]+:/i.test(name)) {
    fail(name, 'documents are read from files only: fetch it yourself and hand over its text');
  }
  return readText(decode(readFile(name), name), name);
}

/**
 * Reads a document from bytes: JSON or YAML, in UTF-8.
 * @throws ApiImportError where they are neither
 */
export function readBytes(bytes: Uint8Array): ApiDocument {
  return readText(decode(bytes, 'The text'));
}

function readFile(name: string): Uint8Array {
  const isUrl = /^file:/i.test(name);
  try {
    return readFileSync(isUrl ? new URL(name) : name);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return fail(name, isUrl ? reason : `${reason} (relative paths begin at ${process.cwd()})`);
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail(name, 'it is not encoded in UTF-8: save it as UTF-8');
  }
}

function fail(name: string, reason: string): never {
  throw new ApiImportError([
    {
      code: 'INVALID_DOCUMENT',
      severity: 'error',
      pointer: '#',
      message: `"${name}" cannot be loaded: ${reason}`,
    },
  ]);
}
