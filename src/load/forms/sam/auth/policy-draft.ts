import { describe, isObject } from '../../../../checks/document-values.js';
import type { EditableDocument } from '../document/editable-document.js';
import { type Entry, isTruthy, type Made } from '../document/entry.js';
import { valueText } from '../document/value-text.js';
import type { SamTranslation } from '../translation.js';

const POLICY = 'x-amazon-apigateway-policy';

/** The methods that a statement is about. */
export interface MethodResources {
  readonly list: readonly unknown[];
  /** Tells equal lists apart from others. */
  readonly text: string;
}

/** The policy of a definition while statements are added to it. */
export class PolicyDraft {
  readonly #document: EditableDocument;
  readonly #place: Entry;
  readonly #translation: SamTranslation;
  readonly #statements: unknown[];
  /** One that is not in an array, as in the definition or in `CustomStatements`. */
  #single: unknown;

  constructor(document: EditableDocument, place: Entry, translation: SamTranslation) {
    this.#document = document;
    this.#place = place;
    this.#translation = translation;
    const policy = document.root[POLICY];
    const existing = isObject(policy) ? policy.Statement : undefined;
    this.#single = Array.isArray(existing) ? undefined : existing;
    this.#statements = translation.drafts.concat(asList(existing));
  }

  /** Allows or denies accounts. */
  addAccounts(list: Entry, effect: string, resources: MethodResources): void {
    if (!isTruthy(list.value)) {
      return;
    }
    if (!Array.isArray(list.value) && !isObject(list.value)) {
      const message = `"${list.key}" must be an array or a function, not ${describe(list.value)}`;
      this.#translation.error('INVALID_TYPE', message, list);
      return;
    }
    const { drafts } = this.#translation;
    const principal = drafts.object(list, { AWS: drafts.concat(asList(list.value)) });
    this.#add(list, { Effect: effect, ...invoke(resources), Principal: principal });
  }

  /** Allows everyone, and denies those whom a condition names. */
  addCondition(
    place: Entry,
    operator: string,
    values: Readonly<Record<string, readonly unknown[]>>,
    resources: MethodResources,
  ): void {
    const { drafts } = this.#translation;
    const named = Object.entries(values).filter(([, list]) => list.length > 0);
    if (named.length === 0) {
      return;
    }
    const everyone = { ...invoke(resources), Principal: '*' };
    if (this.#isNew(`Allow ${resources.text}`)) {
      this.#add(place, { Effect: 'Allow', ...everyone });
    }
    const text = valueText(named);
    if (text === undefined || this.#isNew(`Deny ${resources.text} ${operator} ${text}`)) {
      const lists = named.map(([key, list]) => [key, drafts.list(place, list)] as const);
      const tested = drafts.object(place, Object.fromEntries(lists));
      const condition = drafts.object(place, { [operator]: tested });
      this.#add(place, { Effect: 'Deny', ...everyone, Condition: condition });
    }
  }

  /** Adds statements as they are. */
  addCustom(entry: Entry): void {
    if (!isTruthy(entry.value)) {
      return;
    }
    const alone = this.#statements.length === 0 && !Array.isArray(entry.value);
    this.#single = alone ? entry.value : undefined;
    for (const statement of asList(entry.value)) {
      const text = valueText(statement);
      if (text === undefined || this.#isNew(text)) {
        this.#translation.drafts.append(this.#statements, statement, entry);
      }
    }
  }

  write(): void {
    if (this.#statements.length === 0) {
      return;
    }
    const { drafts } = this.#translation;
    const policy = this.#document.root[POLICY];
    const made = drafts.copy(isObject(policy) ? policy : {});
    drafts.put(made, 'Version', '2012-10-17', this.#place);
    drafts.put(made, 'Statement', this.#single ?? this.#statements, this.#place);
    drafts.put(this.#document.root, POLICY, made, this.#place);
  }

  #add(place: Entry, members: Made): void {
    const { drafts, budget } = this.#translation;
    this.#single = undefined;
    budget.count(Object.keys(members).length, place);
    drafts.append(this.#statements, drafts.object(place, members), place);
  }

  #isNew(statement: string): boolean {
    const known = this.#document.policyStatements;
    const isNew = !known.has(statement);
    known.add(statement);
    return isNew;
  }
}

function invoke(resources: MethodResources): Made {
  return { Action: 'execute-api:Invoke', Resource: resources.list };
}

export function asList(value: unknown): readonly unknown[] {
  if (!isTruthy(value)) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}
