/** Header names and values in turn (name, value, name, value …), as a caller writes them. */
export type HeaderList = readonly string[];

declare const ENCODING: unique symbol;

/**
 * Headers as they travel: names spelled as on the wire, values as bytes, one character (U+0000 to
 * U+00FF) for each. It reads like any list; only the gateway makes one, after checking it.
 */
export type WireHeaders = HeaderList & { readonly [ENCODING]: 'bytes' };

/**
 * Headers as mappings, templates, authorizers and logs read them: values decoded from UTF-8, or left
 * as {@link WireHeaders} have them where the bytes are not valid UTF-8.
 */
export type TextHeaders = HeaderList & { readonly [ENCODING]: 'text' };
