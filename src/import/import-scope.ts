import type { AwsAccount } from '../model/aws-account.js';
import type { MappingTemplate } from '../model/mapping.js';
import type { DocumentVersion } from './api/document-kind.js';
import type { Cursor } from './document/cursor.js';
import type { Validators } from './validation/validators.js';

/** What all operations of a document share during its import. */
export interface ImportScope {
  readonly root: Cursor;
  readonly version: DocumentVersion;
  readonly account: AwsAccount;
  readonly stageVariables: ReadonlyMap<string, string>;
  /** @throws TemplateError if the text is not a valid template */
  readonly compileTemplate: (text: string) => MappingTemplate;
  readonly validators: Validators;
}
