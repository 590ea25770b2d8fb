// The values of a request come from strangers. What is copied is pasted into a terminal, where a control
// character does something before the shell reads the line: none is copied as it is.

/** Words without quotes, whatever the shell. */
const PLAIN = /^[\w./:-]+$/;
/** Control and format characters, among them those that change the order of what is shown. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/u;

/**
 * A text as one word of a POSIX shell; with `$'…'`, which bash, zsh, ksh and busybox have, if a character
 * in it cannot be seen. No word can have a NUL, which becomes U+FFFD.
 */
export function shellWord(text: string): string {
  if (PLAIN.test(text)) {
    return text;
  }
  if (!INVISIBLE.test(text)) {
    return `'${text.replaceAll("'", "'\\''")}'`;
  }
  return `$'${[...text.replaceAll('\0', '\uFFFD')].map(escaped).join('')}'`;
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  if (character in SHORT) {
    return SHORT[character] ?? '';
  }
  // A "!" after an escaped quote would be taken for an entry of the history.
  return /['\\!]/.test(character) || INVISIBLE.test(character) ? octal(character) : character;
}

function octal(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
