import { forEachHeader } from '../../../http/header-list.js';
import { base64Decode } from '../../../mapping/templates/variables/util-functions.js';
import type { HeaderList } from '../../../model/headers.js';
import { isSecretHeader, isSecretParameter, isWellKnown } from './secret-names.js';
import { TextFinder } from './text-finder.js';
import { SHORTEST_PART, writtenForms } from './written-forms.js';

/** Replaces a secret. */
export const STARS = '*****';

/**
 * The credentials of one request, which its log must not show. Each one that is learnt is hidden in all
 * text that is redacted later, in any position and any encoding that the gateway uses.
 */
export class Secrets {
  readonly #forms = new Set<string>();
  /** UTF-16 units of all forms. */
  #size = 0;
  #finder: TextFinder | undefined;
  /** The last long text and how it is shown: a proxied body is in several lines. */
  #last: { readonly text: string; readonly shown: string } | undefined;
  /** Those that are too short to be hidden within words. */
  readonly #words = new Set<string>();

  /** UTF-16 units that it keeps. */
  get size(): number {
    return this.#size;
  }

  /** Learns the credentials in a message's headers, by their names and from the URIs in them. */
  learnHeaders(headers: HeaderList): void {
    forEachHeader(headers, (name, value) => {
      const lowerName = name.toLowerCase();
      if (!isSecretHeader(lowerName)) {
        this.learnUri(value);
      } else if (lowerName === 'set-cookie') {
        this.learn(/^[^;]*/.exec(value)?.[0] ?? '');
      } else {
        this.learn(value);
      }
    });
  }

  /** Learns the credentials in a query, raw or decoded. */
  learnQuery(parameters: Iterable<readonly [name: string, value: string]>): void {
    for (const [name, value] of parameters) {
      if (isSecretParameter(name.toLowerCase())) {
        this.learn(value);
      }
    }
  }

  /** Learns the password and the signature of a URI, or of any short text with URIs in it. */
  learnUri(text: string): void {
    for (const [, password = ''] of text.matchAll(USER_INFO)) {
      this.#addLong(password, SHORTEST_PASSWORD);
      this.#addLong(decoded(password), SHORTEST_PASSWORD);
    }
    for (const [, name = '', , value = ''] of text.matchAll(PARAMETER)) {
      this.learnQuery([
        [name, value],
        [name, decoded(value)],
      ]);
    }
  }

  /** Learns a credential, its parts, and its base64 content. */
  learn(value: string): void {
    if (this.#size > MOST_UNITS) {
      return;
    }
    const trimmed = value.trim();
    if (trimmed.length >= SHORTEST_PASSWORD) {
      this.#add(trimmed);
    } else if (trimmed !== '') {
      this.#words.add(trimmed);
      this.#last = undefined;
    }
    for (const part of trimmed.split(/[\s;,="]+/)) {
      if (!isWellKnown(part.toLowerCase())) {
        this.#addLong(part, SHORTEST_PART);
      }
    }
    const [, basic] = /^basic\s+(\S+)$/i.exec(trimmed) ?? [];
    if (basic !== undefined) {
      this.#learnBasic(basic);
    }
  }

  /**
   * Redacts text from outside for a log. If more credentials were learnt than one log can search for,
   * the whole text is hidden.
   */
  redact(text: string): string {
    if (text === '') {
      return '';
    }
    if (this.#size > MOST_UNITS) {
      return STARS;
    }
    if (this.#last?.text === text) {
      return this.#last.shown;
    }
    const shown = this.#withoutAll(text);
    if (text.length > LONG) {
      this.#last = { text, shown };
    }
    return shown;
  }

  #withoutAll(text: string): string {
    this.#finder ??= new TextFinder(this.#forms);
    return this.#withoutWords(this.#finder.replaceAll(text, STARS))
      .replace(USER_INFO, (place, password: string) => place.replace(`:${password}@`, `:${STARS}@`))
      .replace(PARAMETER, (place, name: string, equals: string) =>
        isSecretParameter(name.toLowerCase()) ? `${name}${equals}${STARS}` : place,
      );
  }

  /** A token such as `a` is hidden where it is a word, so that the rest of the log can be read. */
  #withoutWords(text: string): string {
    if (this.#words.size === 0) {
      return text;
    }
    const words = Array.from(this.#words, (word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
    const pattern = `(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`;
    return text.replace(new RegExp(pattern, 'gu'), STARS);
  }

  /** RFC 7617: `user-id:password`. */
  #learnBasic(basic: string): void {
    try {
      const text = base64Decode(basic);
      const colon = text.indexOf(':');
      this.#add(text);
      this.#addLong(text.slice(0, Math.max(colon, 0)), SHORTEST_PART);
      this.#addLong(text.slice(colon + 1), SHORTEST_PASSWORD);
    } catch {} // not base64: it says nothing more
  }

  #addLong(secret: string, shortest: number): void {
    if (secret.length >= shortest) {
      this.#add(secret);
    }
  }

  #add(secret: string): void {
    if (secret === '' || this.#forms.has(secret)) {
      return;
    }
    this.#finder = undefined;
    this.#last = undefined;
    for (const form of writtenForms(secret)) {
      if (!this.#forms.has(form)) {
        this.#forms.add(form);
        this.#size += form.length;
      }
    }
  }
}

/** More than 16 KB of headers, Node's limit, need in all their encodings. */
const MOST_UNITS = 2 ** 20;

/** From so many UTF-16 units on, a text is kept with what it is shown as. */
const LONG = 65_536;

/** Hiding a shorter one everywhere would hide much of the log and protect no secret. */
const SHORTEST_PASSWORD = 4;

/** `://user:password@`, also where a template has escaped the slashes. */
const USER_INFO = /:(?:\\?\/){2}[^\s/?#@:"\\]*:([^\s/?#@"\\]*)@/g;

/** A parameter of a query, as text or within another query. */
const PARAMETER =
  /(?<=^|[^\w\\%-]|%[0-9a-f]{2}|\\u0026)([A-Za-z][\w-]{2,40})(=|%3D)([^\s&"'<>#,;{}\\]*)/gi;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
