import { JsonSyntaxError } from '../../json/read/json-syntax-error.js';
import { readJson } from '../../json/read/read-json.js';
import { ListValue, MapValue, type Value } from '../../json/values.js';
import { parsePath } from '../grammar/parse-path.js';
import { PathSource, unescapeText } from '../grammar/path-source.js';
import { InvalidJsonPathError, JsonPathError } from '../json-path-errors.js';
import type { Evaluation } from '../steps/evaluation.js';
import { JsonText, type Term, termOf, UNDEFINED } from './term.js';

/**
 * The items of a list as terms. Jayway reads its strings like literals of a filter: a path equals nothing,
 * JSON text equals only JSON text, and quotes around text are removed.
 * @throws JsonPathError if an item is a list or an object
 */
export function listTerms(list: ListValue, evaluation: Evaluation): readonly Term[] {
  evaluation.spend(list.items.length);
  return list.items.map((item) => itemTerm(item, evaluation));
}

function itemTerm(item: Value, evaluation: Evaluation): Term {
  if (item instanceof ListValue || item instanceof MapValue) {
    throw new JsonPathError('A list that contains lists or objects cannot be compared');
  }
  if (typeof item !== 'string') {
    return termOf(item);
  }
  evaluation.spend(item.length >> 2);
  if (isPath(item)) {
    return UNDEFINED;
  }
  return readJsonText(item) ?? unquote(item);
}

function isPath(text: string): boolean {
  const trimmed = text.trim();
  if (!trimmed.startsWith('$') && !trimmed.startsWith('@')) {
    return false;
  }
  try {
    parsePath(trimmed);
    return true;
  } catch (error) {
    if (error instanceof InvalidJsonPathError) {
      return false;
    }
    throw error;
  }
}

function readJsonText(text: string): JsonText | undefined {
  const trimmed = text.trim();
  if (!/^(?:\[[\s\S]*\]|\{[\s\S]*\})$/.test(trimmed)) {
    return undefined;
  }
  try {
    return new JsonText(text, readJson(trimmed));
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function unquote(text: string): string {
  if (text.length < 2) {
    return text;
  }
  const quoted = /^(['"])[\s\S]*\1$/.test(text);
  return unescapeText(new PathSource(text), quoted ? text.slice(1, -1) : text);
}
