import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { TYPESCRIPT } from './worker/load-handler.js';

/** The module of a handler, and the names that lead to the handler in it. */
export interface HandlerFile {
  /** An absolute path. */
  readonly file: string;
  readonly names: readonly string[];
}

/** The extensions in the order in which Lambda's Node.js runtime tries them, then those of TypeScript. */
const EXTENSIONS = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'];

/**
 * Finds the module that `Handler` names: `src/app.handler` is `handler` in `src/app.js`.
 * @param folder of the function's code; the module is below it
 * @param runsTypeScript whether this Node.js does
 * @returns a text that says why there is none, as the rest of a sentence that begins with the function
 */
export function handlerFile(
  handler: string,
  folder: string,
  runsTypeScript: boolean = Boolean(Reflect.get(process.features, 'typescript')),
): HandlerFile | string {
  const [, path = '', members] = /^(.*?[^./\\][^./\\]*)\.([^/\\]+)$/.exec(handler) ?? [];
  if (members === undefined) {
    return `its Handler ${JSON.stringify(handler)} has not the form FILE.EXPORT, as in "src/app.handler"`;
  }
  const base = resolve(folder, path);
  if (!isBelow(folder, base)) {
    return `its Handler ${JSON.stringify(handler)} is outside of the folder of its code`;
  }
  const file = EXTENSIONS.map((extension) => `${base}${extension}`).find(isFile);
  if (file === undefined) {
    return `there is no file for its Handler ${JSON.stringify(handler)}: ${base} with .js, .mjs or .cjs, or .ts, .mts or .cts`;
  }
  if (!isBelow(realpathSync(folder), realpathSync(file))) {
    return `its Handler ${JSON.stringify(handler)} is a link to a file outside of the folder of its code`;
  }
  if (/\.[mc]?ts$/.test(file) && !runsTypeScript) {
    return `${TYPESCRIPT} (${file})`;
  }
  return { file, names: members.split('.') };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
