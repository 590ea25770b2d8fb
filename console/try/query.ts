import { decodeText, encodeText } from './path-parameters.js';

/** A query string without `?`, percent-encoded; rows without a name are left out. */
export function queryString(
  fields: readonly { readonly name: string; readonly value: string }[],
): string {
  return fields
    .filter(({ name }) => name !== '')
    .map(({ name, value }) => `${encodeText(name)}=${encodeText(value)}`)
    .join('&');
}

/** Names and values of a query string, decoded. */
export function readQuery(query: string): readonly (readonly [name: string, value: string])[] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
      return [decodeForm(name), decodeForm(value)];
    });
}

/** In forms a space is `+`. */
function decodeForm(text: string): string {
  return decodeText(text.replaceAll('+', ' '));
}
