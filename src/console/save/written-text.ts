import { SourceMap } from '../../load/source/source-map.js';
import { SourceText } from '../../load/source/source-text.js';
import { readSyntax } from '../../load/text/read-syntax.js';
import { visitJsonStrings } from './json-strings.js';
import type { WrittenString } from './written-string.js';
import { visitYamlStrings } from './yaml-strings.js';

/** The strings of a JSON or YAML text that has been read before, by where their keys begin. */
export function writtenStrings(text: string): ReadonlyMap<number, WrittenString> {
  const strings = new Map<number, WrittenString>();
  const visit = isJson(text) ? visitJsonStrings : visitYamlStrings;
  visit(text, (found) => strings.set(found.keyOffset, found));
  return strings;
}

/** As {@link readSyntax} tells them apart. */
function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/**
 * The value of a JSON or YAML text.
 * @throws ApiImportError for a text that is neither
 */
export function valueOfText(text: string): unknown {
  return readSyntax(new SourceText(text), new SourceMap());
}

/** The value that keys and indexes lead to; `undefined` if there is none. */
export function valueAtPath(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/**
 * Whether two values are the same but for the string at a path. What one of them shares, as YAML's aliases
 * do, the other must share, too.
 */
export function differOnlyAt(path: readonly string[], before: unknown, after: unknown): boolean {
  const counterparts = new Map<object, object>();
  /** They contain the string, so nothing else may share them. */
  const onPath = new Set<object>();
  const tasks: Comparison[] = [{ before, after, rest: path }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { before, after, rest } = task;
    if (rest?.length === 0) {
      if (typeof before !== 'string' || typeof after !== 'string') {
        return false;
      }
    } else if (isCollection(before) && isCollection(after)) {
      const known = counterparts.get(before);
      const isShared = known !== undefined && (rest !== undefined || onPath.has(before));
      if (isShared || (known !== undefined && known !== after)) {
        return false;
      }
      if (known === undefined) {
        counterparts.set(before, after);
        if (rest !== undefined) {
          onPath.add(before);
        }
        if (!compareMembers(before, after, rest, tasks)) {
          return false;
        }
      }
    } else if (!Object.is(before, after)) {
      return false;
    }
  }
  return true;
}

interface Comparison {
  readonly before: unknown;
  readonly after: unknown;
  /** The keys that lead on to the string that may differ; `undefined` beside its path. */
  readonly rest: readonly string[] | undefined;
}

/** Leaves the members to be compared; false if there are others, or in another order. */
function compareMembers(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  rest: readonly string[] | undefined,
  tasks: Comparison[],
): boolean {
  const keys = Object.keys(before);
  const others = Object.keys(after);
  if (keys.length !== others.length || Array.isArray(before) !== Array.isArray(after)) {
    return false;
  }
  for (const [index, key] of keys.entries()) {
    if (others[index] !== key) {
      return false;
    }
    const onPath = rest !== undefined && rest[0] === key;
    tasks.push({
      before: before[key],
      after: after[key],
      rest: onPath ? rest.slice(1) : undefined,
    });
  }
  return true;
}

function isCollection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
