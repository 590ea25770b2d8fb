import { isObject, quote } from '../../../../checks/document-values.js';
import type { Origin } from '../../../source/draft.js';
import { scalarText } from '../evaluation/evaluated.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import { listIn } from './list-functions.js';

export function isForEach(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

/**
 * The members that a loop makes: its identifier, a collection, and the members to repeat, in which
 * `${Identifier}`, `&{Identifier}` and `Ref: Identifier` stand for the item.
 * AWS: "Fn::ForEach".
 */
export function expandForEach(at: Origin, evaluator: Evaluator): readonly Origin[] {
  const loop = (at.container as Readonly<Record<string, unknown>>)[at.key];
  const [identifier, , body] = Array.isArray(loop) ? (loop as readonly unknown[]) : [];
  if (
    !Array.isArray(loop) ||
    loop.length !== 3 ||
    typeof identifier !== 'string' ||
    !isObject(body)
  ) {
    return evaluator.fail('Fn::ForEach needs an identifier, a list and an object', at);
  }
  const list = listIn(loop, '1', evaluator);
  if (list === undefined) {
    return evaluator.fail('Fn::ForEach needs a list of texts', at);
  }
  if ('whole' in list) {
    const names = list.whole.open.join(', ');
    const problem = `Fn::ForEach needs the list ${names}: set it in the option "variables"`;
    return evaluator.fail(problem, at);
  }
  return list.items.flatMap((item) => {
    const text = scalarText(item.value);
    if (text === undefined) {
      return evaluator.fail('Fn::ForEach needs a list of texts', at);
    }
    const substitution = new Substitution(identifier, text, evaluator);
    const made = substitution.copyOf(body) as Readonly<Record<string, unknown>>;
    return Object.keys(made).flatMap((key) => {
      const member = { container: made, key };
      return isForEach(key) ? expandForEach(member, evaluator) : [member];
    });
  });
}

/** The members of an object in which all loops are expanded; duplicates are an error. */
export function withoutLoops(object: object, evaluator: Evaluator): object {
  if (!Object.keys(object).some(isForEach)) {
    return object;
  }
  const made: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(object)) {
    const at = { container: object, key };
    for (const member of isForEach(key) ? expandForEach(at, evaluator) : [at]) {
      if (Object.hasOwn(made, member.key)) {
        evaluator.fail(`Fn::ForEach makes ${quote(member.key)} twice`, at);
      }
      made[member.key] = (member.container as Readonly<Record<string, unknown>>)[member.key];
      evaluator.context.sources.copy(member.container, member.key, made, member.key);
    }
  }
  return made;
}

/** Copies what a loop repeats, with the item in place of its identifier. */
class Substitution {
  readonly #identifier: string;
  readonly #item: string;
  readonly #evaluator: Evaluator;
  readonly #copies = new Map<object, object>();

  constructor(identifier: string, item: string, evaluator: Evaluator) {
    this.#identifier = identifier;
    this.#item = item;
    this.#evaluator = evaluator;
  }

  copyOf(source: object): object {
    const known = this.#copies.get(source);
    if (known !== undefined) {
      return known;
    }
    const copy = (Array.isArray(source) ? [] : Object.create(null)) as Record<string, unknown>;
    this.#copies.set(source, copy);
    this.#evaluator.budget.inside(() => {
      for (const [key, value] of Object.entries(source)) {
        this.#evaluator.budget.loopedValues(1);
        const name = Array.isArray(source) ? key : this.#text(key);
        copy[name] = this.#value(value);
        this.#evaluator.context.sources.copy(source, key, copy, name);
      }
    });
    return copy;
  }

  #value(value: unknown): unknown {
    if (typeof value === 'string') {
      return this.#text(value);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const isOwn = isObject(value) && value.Ref === this.#identifier;
    return isOwn && Object.keys(value).length === 1 ? this.#item : this.copyOf(value);
  }

  #text(text: string): string {
    const filled = text
      .replaceAll(`\${${this.#identifier}}`, () => this.#item)
      .replaceAll(`&{${this.#identifier}}`, () => this.#item.replace(/[^A-Za-z0-9]/g, ''));
    this.#evaluator.budget.characters(filled === text ? 0 : filled.length);
    return filled;
  }
}
