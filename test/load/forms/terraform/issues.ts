import { ApiImportError } from '../../../../src/errors.js';
import { readText } from '../../../../src/load/load-document.js';
import type { LoadOptions } from '../../../../src/load/load-options.js';
import {
  DOCUMENT_SOURCE,
  type DocumentSource,
} from '../../../../src/model/document/api-document.js';
import type { ImportIssue } from '../../../../src/model/document/import-issue.js';

/** A document, if there is one, and all issues: `line:column severity CODE message`. */
export interface Outcome {
  readonly document: Readonly<Record<string, never>> | undefined;
  readonly issues: readonly string[];
}

/** Reads a value that is written as JSON, one member on each line. */
export function outcomeOf(value: unknown, options: LoadOptions = {}): Outcome {
  return outcome(() => readText(JSON.stringify(value, null, 1), 'file.json', options));
}

export function outcome(load: () => object): Outcome {
  try {
    const document = load() as Outcome['document'] & { [DOCUMENT_SOURCE]: DocumentSource };
    return { document, issues: document[DOCUMENT_SOURCE].issues.map(line) };
  } catch (error) {
    if (!(error instanceof ApiImportError)) {
      throw error;
    }
    return { document: undefined, issues: error.issues.map(line) };
  }
}

function line({ position, severity, code, message }: ImportIssue): string {
  return `${position?.line}:${position?.column} ${severity} ${code} ${message}`;
}

/** The operations of a document: `GET /pets`. */
export function routesOf({ document, issues }: Outcome): readonly string[] {
  const paths = (document as { paths?: object } | undefined)?.paths;
  return paths === undefined
    ? issues
    : Object.entries(paths).flatMap(([path, item]) =>
        Object.keys(item).map((key) => `${key.toUpperCase().replace(/^X-.*/, 'ANY')} ${path}`),
      );
}
