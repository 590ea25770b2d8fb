import { hexOf, utf8 } from '../encoding/bytes.js';
import { FunctionProblem } from '../function.js';

/** Namespaces of RFC 4122, appendix C. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['dns', '6ba7b8109dad11d180b400c04fd430c8'],
  ['url', '6ba7b8119dad11d180b400c04fd430c8'],
  ['oid', '6ba7b8129dad11d180b400c04fd430c8'],
  ['x500', '6ba7b8149dad11d180b400c04fd430c8'],
]);

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** A UUID that is made from names (RFC 4122, section 4.3, version 5). */
export function uuidV5(
  namespace: string,
  name: string,
  sha1: (bytes: Uint8Array) => Uint8Array,
): string {
  const digits =
    NAMESPACES.get(namespace) ?? (UUID.test(namespace) ? namespace.replaceAll('-', '') : undefined);
  if (digits === undefined) {
    throw new FunctionProblem('the namespace must be dns, url, oid, x500 or a UUID', 0);
  }
  const prefix = Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
  const hash = sha1(new Uint8Array([...prefix, ...utf8(name)])).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hexOf(hash).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
