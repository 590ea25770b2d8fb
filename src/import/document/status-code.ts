import { quote } from '../../checks/document-values.js';
import type { Cursor } from './cursor.js';

/** Reads a status code: a string or number from 100 to 599, as on AWS. */
export function readStatusCode(cursor: Cursor): number | undefined {
  const text = cursor.text();
  if (text === undefined) {
    return undefined;
  }
  if (/^[1-5]\d\d$/.test(text.trim())) {
    return Number(text);
  }
  if (!cursor.isUnexpanded(text)) {
    cursor.error('INVALID_VALUE', `${quote(text)} is not a status code from 100 to 599`);
  }
  return undefined;
}
