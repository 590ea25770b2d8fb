import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { awsAccount } from '../checks/account-options.js';
import { checkOptions } from '../checks/option-checks.js';
import { kindOf } from '../checks/value-kinds.js';
import { ApiImportError } from '../errors.js';
import type { ApiDocument } from '../model/document/api-document.js';
import { documentIn } from './forms/form.js';
import { terraformConfiguration, terraformTemplate } from './forms/form-readers.cjs';
import { isTerraform, isTerraformTemplate } from './forms/recognize.js';
import { LoadContext } from './load-context.js';
import { LOAD_OPTION_CHECKS, type LoadOptions } from './load-options.js';
import { DocumentFiles } from './source/document-files.js';
import { SourceMap } from './source/source-map.js';
import { SourceText } from './source/source-text.js';
import { Variables } from './source/variables.js';

export type { LoadOptions } from './load-options.js';

/**
 * Reads a file that describes a REST API and returns the OpenAPI document: JSON or YAML in UTF-8.
 * Never fetches anything over the network.
 * @param file a path, or a `file:` URL
 * @throws ApiImportError where the file cannot be read, or does not describe a REST API
 * @throws TypeError for an argument that is neither a string nor a URL, and for an unknown option
 */
export function loadDocument(file: string | URL, options: LoadOptions = {}): ApiDocument {
  if (typeof file !== 'string' && !(file instanceof URL)) {
    throw new TypeError(
      `The first argument of loadDocument must be a file path or a file: URL, not ${kindOf(file)}`,
    );
  }
  const given = checkOptions(options, LOAD_OPTION_CHECKS, 'loadDocument');
  const name = file instanceof URL ? file.href : file;
  if (/^(?!file:)[a-z][a-z0-9+.-]+:/i.test(name)) {
    fail(name, 'documents are read from files only: fetch the document and pass its text instead');
  }
  const path = /^file:/i.test(name) ? fileURLToPath(new URL(name)) : name;
  if (isFolder(path)) {
    return loadFolder(path, given);
  }
  const text = new SourceText(decode(readFile(path, name), name), name);
  return load(text, given, path);
}

function loadFolder(path: string, options: LoadOptions): ApiDocument {
  const context = contextOf(new SourceMap(path), options, path, path);
  return finish(terraformConfiguration().readConfiguration(resolve(path), context), context);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * Reads a document from its text.
 * @throws ApiImportError where it does not describe a REST API
 */
export function readText(text: string, file?: string, options: LoadOptions = {}): ApiDocument {
  return load(new SourceText(text.startsWith('\uFEFF') ? text.slice(1) : text, file), options);
}

/**
 * Reads a document from bytes: JSON or YAML in UTF-8.
 * @throws ApiImportError where they are neither
 */
export function readBytes(bytes: Uint8Array, options: LoadOptions = {}): ApiDocument {
  return readText(decode(bytes, undefined), undefined, options);
}

/**
 * Reads a document of any form that the caller has as an object.
 * @throws ApiImportError where it does not describe a REST API
 */
export function readValue(value: object, options: LoadOptions): ApiDocument {
  const context = contextOf(new SourceMap(), options);
  return finish(documentIn(plainCopy(value), new SourceText(''), context), context);
}

function plainCopy(value: object): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return fail(undefined, `it is not plain data: ${reason}`);
  }
}

/** @param path where the text was read from; the files that it names are below its folder */
function load(source: SourceText, options: LoadOptions, path?: string): ApiDocument {
  const sources = new SourceMap(source.file);
  const folder = path === undefined ? undefined : dirname(path);
  const context = contextOf(sources, options, path, folder);
  if (isTerraform(source.text, path)) {
    const file = path === undefined ? undefined : resolve(path);
    return finish(terraformConfiguration().readConfigurationFile(source, file, context), context);
  }
  const value =
    context.variables.given && isTerraformTemplate(source.text)
      ? terraformTemplate().readTerraformTemplate(source, context)
      : context.parse(source);
  return finish(documentIn(value, source, context), context);
}

function finish(document: object, { sources }: LoadContext): ApiDocument {
  if (sources.issues.some(({ severity }) => severity === 'error')) {
    throw new ApiImportError(sources.issues);
  }
  return sources.attachTo(document);
}

/** @param folder of the document; the files that it names are below it */
function contextOf(
  sources: SourceMap,
  options: LoadOptions,
  path?: string,
  folder?: string,
): LoadContext {
  const { root: given } = options;
  const root = given instanceof URL ? fileURLToPath(given) : given;
  const files = new DocumentFiles(folder, sources, root);
  if (path !== undefined && path !== folder) {
    sources.files.add(files.resolve(path));
  }
  return new LoadContext(sources, files, new Variables(options.variables), {
    api: options.api,
    stage: options.stage,
    ...awsAccount(options),
    isRegionGiven: options.region !== undefined,
    stackName: options.stackName ?? (path === undefined ? 'stack' : basename(path, extname(path))),
  });
}

function readFile(path: string, name: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return fail(
      name,
      path === name ? `${reason} (relative paths are resolved against ${process.cwd()})` : reason,
    );
  }
}

function decode(bytes: Uint8Array, name: string | undefined): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const isPlan = bytes[0] === 0x50 && bytes[1] === 0x4b && name !== undefined;
    return fail(
      name,
      isPlan
        ? `it is a ZIP archive: of a plan of Terraform, load what "terraform show -json ${basename(name)}" writes`
        : 'it is not encoded in UTF-8; save it as UTF-8',
    );
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
