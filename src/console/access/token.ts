import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token that cannot be guessed: 32 random bytes as base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a text can be a token: long enough, and the same in a header, an address and a command line. */
export function isToken(text: unknown): boolean {
  return typeof text === 'string' && /^[\w.~-]{16,1024}$/.test(text);
}

/** Makes a check of the header `Authorization: Bearer TOKEN`, whose time does not depend on what the two share. */
export function bearerCheck(token: string): (authorization: string | undefined) => boolean {
  const expected = digest(token);
  return (authorization) => {
    const [, sent] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    return sent !== undefined && timingSafeEqual(digest(sent), expected);
  };
}

/** Texts of any length have digests of one length. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
