/** The parts of a request target that count: its path and its query, as the client wrote them. */
export interface PathAndQuery {
  /** `/` for an empty one. */
  readonly path: string;
  /** Without its `?`; empty if there is none. */
  readonly queryString: string;
}

/** Cuts a request target, in origin form or absolute form, as text: nothing is decoded or resolved. */
export function pathAndQuery(target: string): PathAndQuery {
  const start = pathStart(target);
  const hash = target.indexOf('#', start);
  const end = hash < 0 ? target.length : hash;
  const mark = target.indexOf('?', start);
  const queryMark = mark < 0 || mark > end ? end : mark;
  return {
    path: target.slice(start, queryMark) || '/',
    queryString: target.slice(queryMark + 1, end),
  };
}

/**
 * The index at which the path of a request target starts. Of an absolute form (RFC 9112, 3.2.2) only
 * path and query matter; they are cut as text, never parsed. An authority other than host and port is
 * not recognised: servers in front of this one read another path from `http://x;/admin`, so it must not
 * match here.
 */
export function pathStart(target: string): number {
  return target.startsWith('/') ? 0 : (ABSOLUTE_FORM.exec(target)?.[0].length ?? 0);
}

const ABSOLUTE_FORM = /^https?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d*)?(?=[/?#]|$)/i;

/** The IPv4 address of a client that a dual-stack server shows as an IPv6 one (RFC 4291, 2.5.5.2). */
export function withoutMapping(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}
