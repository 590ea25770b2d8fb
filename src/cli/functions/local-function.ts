import type { DocumentFunction } from '../../model/document/document-function.js';
import { type HandlerFile, handlerFile } from './handler-file.js';

/** A function of the file, and whether this command runs it. */
export type LocalFunction =
  | { readonly declared: DocumentFunction; readonly folder: string; readonly problem?: undefined }
  /** Why it is not run, as the rest of a sentence that begins with the function. */
  | { readonly declared: DocumentFunction; readonly problem: string };

/**
 * Whether the command runs a function: Node.js, with code and a handler that are there.
 * @param inlineFolder makes a folder with an `index.js` of this text
 */
export function localFunction(
  declared: DocumentFunction,
  inlineFolder: (text: string) => string,
): LocalFunction {
  const { code, runtime, handler } = declared;
  if (runtime !== undefined && !/^nodejs/.test(runtime)) {
    return { declared, problem: `its runtime is ${runtime}` };
  }
  if (code.kind === 'elsewhere') {
    return { declared, problem: code.reason };
  }
  if (runtime === undefined) {
    return { declared, problem: 'its runtime is not known' };
  }
  if (handler === undefined) {
    return { declared, problem: 'its Handler is not known' };
  }
  const folder = code.kind === 'inline' ? inlineFolder(code.text) : code.path;
  const found = handlerFile(handler, folder);
  return typeof found === 'string' ? { declared, problem: found } : { declared, folder };
}

/** A function that the command runs. */
export type RunnableFunction = LocalFunction & { readonly problem?: undefined };

/** Its module as it is now: files change. */
export function moduleOf({ declared, folder }: RunnableFunction): HandlerFile | string {
  return handlerFile(declared.handler ?? '', folder);
}
