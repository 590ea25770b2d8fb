/**
 * The URL of an address such as `http://localhost:4566`, perhaps with a path; `undefined` for anything
 * but `http:` and `https:`, and for an address with credentials, a query or a fragment.
 */
export function httpAddress(value: unknown): URL | undefined {
  if (typeof value !== 'string' && !(value instanceof URL)) {
    return undefined;
  }
  const text = String(value);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === '';
  return isPlain ? url : undefined;
}
