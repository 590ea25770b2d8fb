import type { Value } from '../values.js';
import { JsonReading } from './json-reading.js';

/**
 * Reads a payload as json-smart's permissive mode does: single quotes, bare keys and values, surplus
 * commas, leading zeros, text after the value; plain text is a string, no text is the empty string.
 * @throws JsonSyntaxError for unclosed or misplaced brackets and quotes, invalid `\u` escapes, numbers
 * without digits, and nesting deeper than `MAX_JSON_DEPTH`
 */
export function readJson(text: string): Value {
  const reading = new JsonReading(text);
  reading.readTo(text.length + 1);
  return reading.value;
}
