import type { TemplateEngine } from '../model/mapping.js';
import type { Cursor } from './cursor.js';
import type { DocumentVersion } from './supported-document.js';
import type { Validators } from './validators.js';

/** What every operation of a document shares while it is imported. */
export interface ImportScope {
  readonly root: Cursor;
  readonly version: DocumentVersion;
  readonly stageVariables: ReadonlyMap<string, string>;
  readonly templateEngine: TemplateEngine;
  readonly validators: Validators;
}
