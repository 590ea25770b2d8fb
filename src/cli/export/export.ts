import { ApiImportError } from '../../errors.js';
import { importRestApi } from '../../import/import-rest-api.js';
import { loadDocument } from '../../load/load-document.js';
import {
  type ApiDocument,
  DOCUMENT_SOURCE,
  type DocumentSource,
} from '../../model/document/api-document.js';
import type { ImportIssue } from '../../model/document/import-issue.js';
import type { Command } from '../arguments/command.js';
import { LOAD_FLAGS, loadOptionsOf } from '../arguments/document-flags.js';
import { fileOf } from '../arguments/values.js';
import { paintFor } from '../output/colours.js';
import { EXIT } from '../output/console.js';
import { issueText } from '../output/issue-text.js';
import { printable } from '../output/printable.js';
import { SourceLines } from '../output/source-lines.js';
import { documentJson } from './document-json.js';

/** `export FILE` */
export const exportCommand: Command = {
  name: 'export',
  usage: ['FILE'],
  about:
    'Prints the OpenAPI 3.0 document, with its x-amazon-apigateway extensions, that a file describes: what\nAmazon API Gateway imports with "aws apigateway import-rest-api".',
  flags: LOAD_FLAGS,
  examples: ['export template.yaml > api.json', 'export --api Orders template.yaml'],
  async run(call, { stdout, stderr, env }) {
    const file = fileOf(call);
    const document = loadDocument(file, loadOptionsOf(call));
    const issues = issuesFor(document);
    const isSwagger2 = !('openapi' in document);
    const {
      document: exported,
      origins,
      warnings,
    } = isSwagger2
      ? (await import('./openapi-3/to-openapi-3.js')).toOpenApi3(document)
      : { document, origins: undefined, warnings: [] };
    stdout.write(`${documentJson(exported, sourceOf(document), origins)}\n`);
    const paint = paintFor(stderr, env);
    const sources = new SourceLines();
    for (const issue of issues) {
      stderr.write(`${issueText(issue, file, sources, paint)}\n`);
    }
    for (const warning of warnings) {
      stderr.write(`${paint('yellow', 'warning')} ${printable(warning)}\n`);
    }
    return EXIT.success;
  },
};

function sourceOf(document: object): DocumentSource | undefined {
  return (document as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
}

/**
 * What the load found, what keeps the document from being imported, and the values that are still open.
 * @throws ApiImportError for a document that is not an OpenAPI document
 */
function issuesFor(document: ApiDocument): readonly ImportIssue[] {
  const loaded = sourceOf(document)?.issues ?? [];
  return importIssues(document).filter(
    (issue) =>
      issue.severity === 'error' ||
      issue.code === 'UNRESOLVED_VARIABLE' ||
      loaded.some(sameAs(issue)),
  );
}

function importIssues(document: ApiDocument): readonly ImportIssue[] {
  try {
    return importRestApi(document).warnings;
  } catch (cause) {
    if (cause instanceof ApiImportError && ('openapi' in document || 'swagger' in document)) {
      return cause.issues;
    }
    throw cause;
  }
}

function sameAs({ code, pointer, message }: ImportIssue): (other: ImportIssue) => boolean {
  return (other) => other.code === code && other.pointer === pointer && other.message === message;
}
