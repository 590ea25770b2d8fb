import { javaText } from '../../json/index.js';
import type { Value } from '../../json/values.js';
import { refreshed } from '../collections/sub-list.js';
import type { Work } from '../work.js';

/** The text of a value, Java's `String.valueOf`. Converting a value to text is charged; a string is free. */
export function printed(value: Value, work: Work): string {
  if (typeof value === 'string') {
    return value;
  }
  const text = javaText(refreshed(value, work));
  work.spend(text.length >> 2);
  return text;
}
