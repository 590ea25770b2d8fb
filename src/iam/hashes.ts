import { hex } from '../http/codings/digest.js';

/**
 * The signature of a text by Signature Version 4.
 * AWS: "Create a signed AWS API request", steps 3 and 4.
 * @param scope date, region, service and `aws4_request`
 */
export async function signatureOf(
  secretAccessKey: string,
  scope: readonly string[],
  stringToSign: string,
): Promise<string> {
  let key: Uint8Array = new TextEncoder().encode(`AWS4${secretAccessKey}`);
  for (const part of scope) {
    key = new Uint8Array(await hmac(key, part));
  }
  return hex(await hmac(key, stringToSign));
}

async function hmac(key: Uint8Array, text: string): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey(
    'raw',
    key as Uint8Array<ArrayBuffer>,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text));
}

/** The characters of a text, each of which is a byte. */
export function bytesOfText(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Whether two texts are equal, in a time that tells nothing but their lengths. */
export function isSameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index % (b.length || 1));
  }
  return difference === 0;
}
