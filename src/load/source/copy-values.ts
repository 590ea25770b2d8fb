import type { SourceMap } from './source-map.js';

/** What {@link copyValues} changes in the values that it copies. */
export interface CopyChanges {
  /** What takes the place of a text at this key. */
  readonly text: (text: string, key: string) => unknown;
  /** What takes the place of a key of an object; default: the key. */
  readonly key?: (key: string) => string;
}

/**
 * Copies a value with its texts changed, however deep it is. What YAML aliases share stays shared, and
 * every member knows where it comes from. Objects have no prototype.
 */
export function copyValues(root: object, sources: SourceMap, changes: CopyChanges): object {
  const copies = new Map<object, object>();
  const tasks: (readonly [source: object, copy: Record<string, unknown>])[] = [];
  const copyOf = (value: object): object => {
    const known = copies.get(value);
    if (known !== undefined) {
      return known;
    }
    const copy = (Array.isArray(value) ? [] : Object.create(null)) as Record<string, unknown>;
    copies.set(value, copy);
    tasks.push([value, copy]);
    return copy;
  };
  const document = copyOf(root);
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const [source, copy] = task;
    for (const [key, value] of Object.entries(source)) {
      const name = Array.isArray(source) ? key : (changes.key?.(key) ?? key);
      if (typeof value === 'string') {
        copy[name] = changes.text(value, key);
      } else {
        copy[name] = typeof value === 'object' && value !== null ? copyOf(value) : value;
      }
      sources.copy(source, key, copy, name);
    }
  }
  return document;
}
