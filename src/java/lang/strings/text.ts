import { javaText } from '../../json/index.js';
import type { Value } from '../../json/values.js';
import { refreshed } from '../collections/sub-list.js';
import type { Work } from '../work.js';

/** What a value prints, Java's `String.valueOf`. To make a text out of values is work; a text is there. */
export function printed(value: Value, work: Work): string {
  if (typeof value === 'string') {
    return value;
  }
  const text = javaText(refreshed(value, work));
  work.spend(text.length >> 2);
  return text;
}
