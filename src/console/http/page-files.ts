import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NONCE_PLACEHOLDER } from '../protocol/routes.js';
import { ConsoleFailure } from './console-failure.js';

/** A file of the page. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The page with a nonce of its own. */
export interface Page {
  readonly bytes: Uint8Array;
  readonly nonce: string;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);

/**
 * The files of the page, read at the first request for one of them: no path of a client reaches the file
 * system.
 */
export class PageFiles {
  readonly #folder: URL;
  #files: ReadonlyMap<string, PageFile> | undefined;

  constructor(folder: URL) {
    this.#folder = folder;
  }

  /**
   * The page itself.
   * @throws ConsoleFailure if there is no page
   */
  page(): Page {
    const html = this.#read().get('index.html');
    if (html === undefined) {
      throw this.#missing();
    }
    const nonce = randomBytes(16).toString('base64url');
    const text = Buffer.from(html.bytes).toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce);
    return { bytes: Buffer.from(text), nonce };
  }

  /**
   * A file that the page names.
   * @param name relative to the page, such as `assets/index-1a2b3c.js`
   * @throws ConsoleFailure if there is no page
   */
  file(name: string): PageFile | undefined {
    return name === 'index.html' ? undefined : this.#read().get(name);
  }

  #read(): ReadonlyMap<string, PageFile> {
    this.#files ??= this.#filesOf(fileURLToPath(this.#folder));
    return this.#files;
  }

  #filesOf(folder: string): ReadonlyMap<string, PageFile> {
    try {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      return new Map(
        names.flatMap((name) => {
          const type = TYPES.get(extname(name));
          if (type === undefined) {
            return [];
          }
          const bytes = readFileSync(join(folder, name));
          return [[name.replaceAll('\\', '/'), { type, bytes }] as const];
        }),
      );
    } catch (cause) {
      throw this.#missing(cause);
    }
  }

  #missing(cause?: unknown): ConsoleFailure {
    const failure = new ConsoleFailure(
      500,
      'The package has no dist/console, where the page of the console is: in a clone, run "npm run build"',
    );
    failure.cause = cause;
    return failure;
  }
}
