import { isObject, quote } from '../../../../checks/document-values.js';
import type { Origin } from '../../../source/draft.js';
import {
  ABSENT,
  type Evaluated,
  evaluatedText,
  isOpen,
  openNamesIn,
  scalarText,
} from '../evaluation/evaluated.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import type { IntrinsicFunction } from './functions.js';
import { listIn } from './list-functions.js';

const VARIABLE = /\$\{([^{}]*)\}/g;

/** A text with `${Name}`, `${Name.Attribute}` and `${!literal}`, or a list of it and a map of names. */
export const SUB: IntrinsicFunction = (call, name, evaluator) => {
  const at = { container: call, key: name };
  const argument = (call as Readonly<Record<string, unknown>>)[name];
  const [text, names, ...others] = Array.isArray(argument) ? argument : [argument, undefined];
  const template = scalarText(text);
  if (template === undefined || others.length > 0 || (names !== undefined && !isObject(names))) {
    return evaluator.fail('Fn::Sub needs a text, or a list of a text and a map', at);
  }
  if (!template.includes('${')) {
    const from = Array.isArray(argument) ? { container: argument, key: '0' } : at;
    return { value: template, open: [], from };
  }
  const parts = new TextParts(evaluator);
  let end = 0;
  for (const { 0: whole, 1: inner = '', index } of template.matchAll(VARIABLE)) {
    parts.add(template.slice(end, index));
    const variable = inner.trim();
    if (variable.startsWith('!')) {
      parts.add(`\${${variable.slice(1)}}`);
    } else {
      parts.addValue(variableValue(variable, names, at, evaluator), variable, at);
    }
    end = index + whole.length;
  }
  parts.add(template.slice(end));
  return parts.joined('');
};

function variableValue(
  name: string,
  names: Readonly<Record<string, unknown>> | undefined,
  at: Origin,
  evaluator: Evaluator,
): Evaluated {
  if (names !== undefined && Object.hasOwn(names, name)) {
    return evaluator.member(names, name);
  }
  if (name === '') {
    return evaluator.fail('Fn::Sub has "${}" without a name', at);
  }
  const dot = name.indexOf('.');
  return dot < 1
    ? evaluator.scope.ref(name, at)
    : evaluator.scope.attribute(name.slice(0, dot), name.slice(dot + 1), at);
}

/** A delimiter and a list. */
export const JOIN: IntrinsicFunction = (call, name, evaluator) => {
  const at = { container: call, key: name };
  const argument = (call as Readonly<Record<string, unknown>>)[name];
  const delimiter = Array.isArray(argument) ? scalarText(argument[0]) : undefined;
  if (!Array.isArray(argument) || argument.length !== 2 || delimiter === undefined) {
    return evaluator.fail('Fn::Join needs a delimiter and a list', at);
  }
  const list = listIn(argument, '1', evaluator);
  if (list === undefined) {
    return evaluator.fail('Fn::Join needs a list as its second value', at);
  }
  if ('whole' in list) {
    return list.whole;
  }
  const parts = new TextParts(evaluator);
  for (const item of list.items) {
    parts.addValue(item, 'an item', at);
  }
  return parts.joined(delimiter);
};

export const BASE64: IntrinsicFunction = (call, name, evaluator) => {
  const evaluated = evaluator.member(call, name);
  const text = scalarText(evaluated.value);
  if (text === undefined) {
    return evaluator.fail('Fn::Base64 needs a text', { container: call, key: name });
  }
  if (isOpen(evaluated)) {
    return evaluated;
  }
  evaluator.budget.characters(text.length * 4);
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return { value: btoa(binary), open: [] };
};

/** The parts of a text that is made, and the names of what is open in them. */
class TextParts {
  readonly #evaluator: Evaluator;
  readonly #parts: string[] = [];
  readonly #open = new Set<string>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  add(text: string): void {
    this.#evaluator.budget.characters(text.length + 1);
    this.#parts.push(text);
  }

  addValue(evaluated: Evaluated, name: string, at: Origin): void {
    const { value, open } = evaluated;
    const text = value === ABSENT ? '' : (evaluatedText(evaluated) ?? listText(value));
    if (text === undefined) {
      this.#evaluator.fail(`${quote(name)} is neither a text nor a number`, at);
    }
    this.add(text);
    for (const each of open) {
      this.#open.add(each);
    }
  }

  joined(delimiter: string): Evaluated {
    this.#evaluator.budget.characters(delimiter.length * this.#parts.length);
    const value = this.#parts.join(delimiter);
    return { value, open: openNamesIn(value, this.#open) };
  }
}

/** The value of a list parameter in a text: its items with commas. */
function listText(value: unknown): string | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  const texts = value.map(scalarText);
  return texts.includes(undefined) ? undefined : texts.join(',');
}
