import { isRecord, kindOf, ownMembers } from '../../checks/value-kinds.js';
import { isFieldName, isFieldValue } from '../../http/header-field.js';
import { appendHeader, forEachHeader, isPaired, newHeaders } from '../../http/header-list.js';
import type { HeaderList, WireHeaders } from '../../model/headers.js';

/**
 * Headers as a caller writes them: a flat list, or an object of names and values as Lambda functions
 * return it. A copy, so that nothing changes them after the check.
 * @throws TypeError whose message ends a sentence: the kind that was found, and the remedy
 */
export function headersOf(headers: unknown): WireHeaders {
  const checked = newHeaders<WireHeaders>();
  if (headers === undefined || headers === null) {
    return checked;
  }
  const list = Array.isArray(headers) ? Array.from<unknown>(headers) : listOf(headers);
  if (!isPaired(list)) {
    throw new TypeError('a list of headers with an odd length: list names and values in turn');
  }
  forEachHeader(list as HeaderList, (name, value) => {
    appendHeader(checked, headerName(name), headerValue(value, name));
  });
  return checked;
}

function listOf(headers: unknown): readonly unknown[] {
  if (!isRecord(headers)) {
    const remedy = ': pass an object of names and values, or a list with names and values in turn';
    throw new TypeError(`headers that are ${kindOf(headers)}${remedy}`);
  }
  return Array.from(ownMembers(headers)).flatMap(([name, value]) =>
    (Array.isArray(value) ? Array.from<unknown>(value) : [value]).flatMap((one) => [name, one]),
  );
}

function headerName(name: unknown): string {
  if (typeof name === 'string' && isFieldName(name)) {
    return name;
  }
  throw new TypeError(
    typeof name === 'string'
      ? `a header with the name ${JSON.stringify(name.slice(0, 50))}`
      : `a header whose name is ${kindOf(name)}: use a string`,
  );
}

function headerValue(value: unknown, name: unknown): string {
  if (typeof value !== 'string') {
    throw new TypeError(`the header ${name} with ${kindOf(value)} as its value: use a string`);
  }
  if (!isFieldValue(value)) {
    throw new TypeError(`the header ${name} with characters that a header cannot contain`);
  }
  return value;
}
