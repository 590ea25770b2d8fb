import type { MappingTemplate } from '../model/mapping.js';
import type { DocumentVersion } from './api/document-kind.js';
import type { Cursor } from './document/cursor.js';
import type { Validators } from './validation/validators.js';

/** What every operation of a document shares while it is imported. */
export interface ImportScope {
  readonly root: Cursor;
  readonly version: DocumentVersion;
  readonly stageVariables: ReadonlyMap<string, string>;
  /** @throws TemplateError where the text is not a template */
  readonly compileTemplate: (text: string) => MappingTemplate;
  readonly validators: Validators;
}
