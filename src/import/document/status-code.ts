import { quote } from '../../checks/document-values.js';
import type { Cursor } from './cursor.js';

/** Reads a status as API Gateway takes it: text or number, from 100 to 599. */
export function readStatusCode(cursor: Cursor): number | undefined {
  const text = cursor.text();
  if (text === undefined) {
    return undefined;
  }
  if (/^[1-5]\d\d$/.test(text.trim())) {
    return Number(text);
  }
  if (!cursor.isUnexpanded(text)) {
    cursor.error('INVALID_VALUE', `${quote(text)} is not a status code: expected 100 to 599`);
  }
  return undefined;
}
