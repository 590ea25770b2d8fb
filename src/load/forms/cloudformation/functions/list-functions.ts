import { isObject, quote } from '../../../../checks/document-values.js';
import {
  ABSENT,
  callIn,
  type Evaluated,
  evaluatedText,
  isOpen,
  known,
  openNamesIn,
  scalarText,
} from '../evaluation/evaluated.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import type { IntrinsicFunction } from './functions.js';

/** A list: its items, or the open value itself where all of the list is open. */
export type EvaluatedList =
  | { readonly items: readonly Evaluated[] }
  | { readonly whole: Evaluated };

/** The list that a member is; `undefined` where it is something else. */
export function listIn(
  container: object,
  key: string,
  evaluator: Evaluator,
): EvaluatedList | undefined {
  const written = (container as Readonly<Record<string, unknown>>)[key];
  if (Array.isArray(written)) {
    const items = written.map((_, index) => evaluator.member(written, String(index)));
    return { items: items.filter(({ value }) => value !== ABSENT) };
  }
  const evaluated = evaluator.member(container, key);
  const { value } = evaluated;
  if (Array.isArray(value)) {
    const { sources } = evaluator.context;
    const items = value.map((item: unknown, index) => ({
      value: item,
      open: sources.openValues(value, String(index)),
      digits: typeof item === 'number' ? sources.numberText(value, String(index)) : undefined,
    }));
    return { items };
  }
  return isOpen(evaluated) ? { whole: evaluated } : undefined;
}

/** An index and a list. */
export const SELECT: IntrinsicFunction = (call, name, evaluator) => {
  const at = { container: call, key: name };
  const argument = (call as Readonly<Record<string, unknown>>)[name];
  if (!Array.isArray(argument) || argument.length !== 2) {
    return evaluator.fail('Fn::Select needs an index and a list', at);
  }
  const index = evaluator.member(argument, '0');
  if (isOpen(index)) {
    return index;
  }
  const list = listIn(argument, '1', evaluator);
  if (list === undefined) {
    return evaluator.fail('Fn::Select needs a list as its second value', at);
  }
  if ('whole' in list) {
    return list.whole;
  }
  const { items } = list;
  const number = scalarText(index.value) ?? '';
  const item = /^\d{1,9}$/.test(number) ? items[Number(number)] : undefined;
  if (item !== undefined) {
    return item;
  }
  const open = items.find((candidate) => candidate.open.length > 0);
  // Where the list was split from a text that is open in part, its length is not known.
  return open ?? evaluator.fail(`Fn::Select has no item ${quote(number)} to select`, at);
};

/** A delimiter and a text. */
export const SPLIT: IntrinsicFunction = (call, name, evaluator) => {
  const at = { container: call, key: name };
  const argument = (call as Readonly<Record<string, unknown>>)[name];
  const delimiter = Array.isArray(argument) ? scalarText(argument[0]) : undefined;
  if (!Array.isArray(argument) || argument.length !== 2 || !delimiter) {
    return evaluator.fail('Fn::Split needs a delimiter and a text', at);
  }
  const evaluated = evaluator.member(argument, '1');
  const text = scalarText(evaluated.value);
  if (text === undefined) {
    return evaluator.fail('Fn::Split needs a text as its second value', at);
  }
  if (isOpen(evaluated)) {
    return evaluated;
  }
  const items = splitOutside(text, delimiter, evaluated.open);
  evaluator.budget.characters(text.length);
  evaluator.budget.values(items.length);
  const names = new Set(evaluated.open);
  items.forEach((item, index) => {
    const open = openNamesIn(item, names);
    if (open.length > 0) {
      evaluator.context.sources.markOpen(items, String(index), open);
    }
  });
  return known(items);
};

/** Splits a text, but not the placeholders in it. */
function splitOutside(text: string, delimiter: string, open: readonly string[]): string[] {
  if (open.length === 0) {
    return text.split(delimiter);
  }
  const items: string[] = [''];
  for (const [index, part] of text.split(/(\$\{[^{}]*\})/).entries()) {
    const [first = '', ...rest] = index % 2 === 1 ? [part] : part.split(delimiter);
    items.push(`${items.pop() ?? ''}${first}`, ...rest);
  }
  return items;
}

/** A mapping and two keys; with `AWS::LanguageExtensions` also a default. */
export const FIND_IN_MAP: IntrinsicFunction = (call, name, evaluator) => {
  const at = { container: call, key: name };
  const argument = (call as Readonly<Record<string, unknown>>)[name];
  if (!Array.isArray(argument) || argument.length < 3 || argument.length > 4) {
    return evaluator.fail('Fn::FindInMap needs a mapping and two keys', at);
  }
  const keys = ['0', '1', '2'].map((index) => evaluator.member(argument, index));
  const [map, first, second] = keys.map(evaluatedText);
  if (map === undefined || first === undefined || second === undefined) {
    return evaluator.fail('Fn::FindInMap needs texts as keys', at);
  }
  const found = evaluator.scope.mapping(map, first, second, at);
  if (found !== undefined) {
    return found;
  }
  const options: unknown = argument[3];
  if (isObject(options) && Object.hasOwn(options, 'DefaultValue')) {
    return evaluator.member(options, 'DefaultValue');
  }
  const open = keys.find(({ open: names }) => names.length > 0);
  const path = [map, first, second].map(quote).join(', ');
  return open ?? evaluator.fail(`Fn::FindInMap finds nothing at ${path}`, at);
};

export const LENGTH: IntrinsicFunction = (call, name, evaluator) => {
  const list = listIn(call, name, evaluator);
  if (list === undefined) {
    return evaluator.fail('Fn::Length needs a list', { container: call, key: name });
  }
  return 'whole' in list ? list.whole : known(list.items.length);
};

export const TO_JSON_STRING: IntrinsicFunction = (call, name, evaluator) => {
  const argument = (call as Readonly<Record<string, unknown>>)[name];
  const isCall = callIn(argument) !== undefined;
  const { value } = isCall
    ? evaluator.property(call, name)
    : known(typeof argument === 'object' && argument !== null && evaluator.copyOf(argument));
  if (typeof value !== 'object' || value === null) {
    return evaluator.fail('Fn::ToJsonString needs an object or a list', {
      container: call,
      key: name,
    });
  }
  const open = new Set<string>();
  const text = jsonOf(value, open, evaluator);
  return text === undefined
    ? evaluator.fail('the value of Fn::ToJsonString contains itself', {
        container: call,
        key: name,
      })
    : { value: text, open: [...open] };
};

/** The JSON of a value; `undefined` for a circular one. */
function jsonOf(value: object, open: Set<string>, evaluator: Evaluator): string | undefined {
  const { budget, context } = evaluator;
  try {
    return JSON.stringify(value, (_key, member: unknown) => {
      budget.characters(typeof member === 'string' ? member.length + 4 : 8);
      for (const key of isObject(member) || Array.isArray(member) ? Object.keys(member) : []) {
        budget.characters(key.length);
        for (const name of context.sources.openValues(member as object, key)) {
          open.add(name);
        }
      }
      return member;
    });
  } catch (cause) {
    if (!(cause instanceof TypeError)) {
      throw cause;
    }
    return undefined;
  }
}
