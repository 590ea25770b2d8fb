import { isObject } from '../../../checks/document-values.js';
import type { ImportIssueCode } from '../../../model/document/import-issue.js';
import type { LoadContext, MemberInFile } from '../../load-context.js';
import { Drafts } from './document/drafts.js';
import type { EditableDocument } from './document/editable-document.js';
import { type Entry, entryIn, type Made } from './document/entry.js';
import { TranslationBudget } from './document/translation-budget.js';

/** An `AWS::Serverless::Api` while it is translated. */
export interface SamApi {
  readonly id: string;
  /** The resource; for the implicit API its first event. */
  readonly place: Entry;
  /** The properties with those of `Globals`. */
  readonly properties: Entry;
  /** `Auth` of the properties, in which parameters have their values. */
  readonly auth: Entry;
  /** Whether the definition consists of what events add. */
  readonly managed: boolean;
  /** The definition, if it is one that the translation can add to. */
  readonly document: EditableDocument | undefined;
  /** `Condition` of the resource. */
  condition: string | undefined;
  /** By path and method: the condition of the function or state machine that it invokes. */
  readonly conditions: Map<string, Map<string, string | undefined>>;
}

/** What the steps of one translation share. */
export class SamTranslation {
  readonly context: LoadContext;
  readonly drafts: Drafts;
  readonly budget: TranslationBudget;
  /** `Resources` of the template. */
  readonly source: Entry;
  /** `Resources` of the result. */
  readonly resources: Made;
  /** `Conditions` of the result. */
  readonly conditions: Made;
  /** What `Ref: Id.Name` means: the logical id of a resource, by `Id.Name`. */
  readonly references: Map<string, string> = new Map();
  readonly template: Made;

  constructor(template: object, context: LoadContext) {
    this.context = context;
    this.drafts = new Drafts(context.sources);
    this.budget = new TranslationBudget(context);
    this.template = this.drafts.copy(template);
    this.source = entryIn(template, 'Resources', '#');
    this.resources = this.#ownSection('Resources');
    this.conditions = this.#ownSection('Conditions');
  }

  /** Reports an error; the translation goes on, and the load ends with all errors. */
  error(code: ImportIssueCode, message: string, place: MemberInFile): void {
    this.context.report('error', code, message, place);
  }

  warn(code: ImportIssueCode, message: string, place: MemberInFile): void {
    this.context.report('warning', code, message, place);
  }

  /** Adds a resource, unless the template itself has one of that id. */
  addResource(
    id: string,
    type: string,
    properties: Made,
    place: MemberInFile,
    condition?: string,
  ): void {
    if (!Object.hasOwn(this.resources, id)) {
      this.setResource(id, type, properties, place, condition);
    }
  }

  /** Sets a resource; one of that id is replaced. */
  setResource(
    id: string,
    type: string,
    properties: Made,
    place: MemberInFile,
    condition?: string,
  ): void {
    const resource = { Type: type, Condition: condition, Properties: properties };
    this.drafts.put(this.resources, id, this.drafts.object(place, resource), place);
  }

  #ownSection(name: string): Made {
    const section = this.template[name];
    const copy = this.drafts.copy(isObject(section) ? section : {});
    this.template[name] = copy;
    return copy;
  }
}
