import { readFileSync } from 'node:fs';
import { ApiImportError } from '../errors.js';
import type { ApiDocument } from '../model/api-document.js';
import { readText } from './read-text.js';

/** Settings of {@link loadDocument}; there are none so far. */
export type LoadOptions = Readonly<Record<never, never>>;

/**
 * Reads a document from a file: JSON or YAML, in UTF-8. Never fetches anything.
 * @param file a path, or a `file:` URL
 * @throws ApiImportError where the file cannot be read, or is no JSON or YAML
 */
export function loadDocument(file: string | URL, _options: LoadOptions = {}): ApiDocument {
  const name = file instanceof URL ? file.href : file;
  if (/^(?!file:)[a-z][a-z0-9+.-]+:/i.test(name)) {
    fail(name, 'documents are read from files only: fetch it yourself and hand over its text');
  }
  return readText(decode(readBytes(/^file:/i.test(name) ? new URL(name) : name, name), name), name);
}

function readBytes(file: string | URL, name: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    return fail(name, cause instanceof Error ? cause.message : String(cause));
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
