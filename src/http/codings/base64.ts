/** Bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** The number of arguments that one call can take on every JavaScript engine. */
const CHUNK = 8192;

/**
 * Decodes base64 strictly: white space is not base64.
 * @throws Error for text that is not base64
 */
export function base64Bytes(text: string): Uint8Array {
  if (/\s/.test(text)) {
    throw new Error('The payload is not base64: it contains white space');
  }
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) {
    bytes[i] = binary.charCodeAt(i);
  }
  return bytes;
}
