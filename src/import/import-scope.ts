import type { MappingTemplate } from '../model/mapping.js';
import type { Cursor } from './cursor.js';
import type { DocumentVersion } from './supported-document.js';
import type { Validators } from './validators.js';

/** What every operation of a document shares while it is imported. */
export interface ImportScope {
  readonly root: Cursor;
  readonly version: DocumentVersion;
  readonly stageVariables: ReadonlyMap<string, string>;
  /** @throws TemplateError where the text is not a template */
  readonly compileTemplate: (text: string) => MappingTemplate;
  readonly validators: Validators;
}
