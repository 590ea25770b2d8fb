import { isObject } from '../../checks/document-values.js';
import { reasonOf } from '../../checks/value-kinds.js';
import { ApiImportError } from '../../errors.js';
import { type ImportOptions, importRestApi } from '../../import/import-rest-api.js';
import { type LoadOptions, loadDocument } from '../../load/load-document.js';
import type { ImportIssue } from '../../model/document/import-issue.js';
import { HTTP_METHODS, type RestApi } from '../../model/rest-api.js';
import { stageFor } from '../arguments/document-flags.js';

/** How `check` reads files. */
export interface CheckOptions {
  readonly load: LoadOptions;
  readonly stage: Pick<ImportOptions, 'stage' | 'stageVariables'>;
  /** Whether a file with warnings is not `ok`. */
  readonly strict: boolean;
}

/** What `check` found in one file. */
export interface CheckedFile {
  readonly file: string;
  readonly ok: boolean;
  /** How many methods the document has; 0 if it could not be loaded. */
  readonly operations: number;
  readonly issues: readonly ImportIssue[];
}

/** Loads and imports a file. Never throws: whatever goes wrong becomes an issue. */
export function checkFile(file: string, { load, stage, strict }: CheckOptions): CheckedFile {
  let operations = 0;
  let issues: readonly ImportIssue[];
  try {
    const document = loadDocument(file, load);
    operations = countOperations(document.paths);
    issues = issuesOf(importRestApi(document, stageFor(document, stage)));
  } catch (cause) {
    issues = cause instanceof ApiImportError ? cause.issues : [unexpected(file, cause)];
  }
  const ok = issues.every(({ severity }) => severity === 'warning' && !strict);
  return { file, ok, operations, issues };
}

/** The warnings of the import, and what keeps a gateway from evaluating the resource policy. */
function issuesOf({ warnings, resourcePolicy }: RestApi): readonly ImportIssue[] {
  const { foreignKeys = [], unresolved = [] } = resourcePolicy ?? {};
  const unchecked = [...unresolved, ...foreignKeys.map(({ issue }) => issue)];
  return [...warnings, ...unchecked.map((issue) => ({ ...issue, severity: 'warning' as const }))];
}

function unexpected(file: string, cause: unknown): ImportIssue {
  return {
    code: 'INVALID_DOCUMENT',
    severity: 'error',
    pointer: '#',
    message: `The file cannot be checked: ${reasonOf(cause)}`,
    position: { file, line: 1, column: 1 },
  };
}

/** The keys of a path that are methods. */
const METHOD_KEYS: ReadonlySet<string> = new Set([
  ...HTTP_METHODS.map((method) => method.toLowerCase()),
  'x-amazon-apigateway-any-method',
]);

function countOperations(paths: unknown): number {
  if (!isObject(paths)) {
    return 0;
  }
  return Object.entries(paths)
    .filter(([path, item]) => path.startsWith('/') && isObject(item))
    .flatMap(([, item]) => Object.keys(item as object))
    .filter((key) => METHOD_KEYS.has(key.toLowerCase())).length;
}
