import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LambdaHandler } from '../../../model/lambda.js';

/** Why a handler cannot be loaded, with the name that Lambda's Node.js runtime has for it. */
export class LoadError extends Error {
  override readonly name: string;

  constructor(name: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = name;
    const { stack } = (cause ?? {}) as { readonly stack?: unknown };
    if (typeof stack === 'string') {
      this.stack = `${name}: ${message}\n${stack}`;
    }
  }
}

/**
 * Loads a handler: an ES module or a CommonJS module, as its package and its extension say.
 * @param handler `Handler` of the function, for messages
 * @throws LoadError if the module fails, or does not export the handler
 */
export async function loadHandler(
  file: string,
  names: readonly string[],
  handler: string,
): Promise<LambdaHandler> {
  const exported = await loaded(file);
  let found: unknown = exported;
  for (const name of names) {
    found = (found as Readonly<Record<string, unknown>> | undefined)?.[name];
  }
  if (found === undefined) {
    throw new LoadError(
      'Runtime.HandlerNotFound',
      `${handler} is undefined or not exported: ${file} exports ${exportsOf(exported)}`,
    );
  }
  if (typeof found !== 'function') {
    throw new LoadError('Runtime.HandlerNotFound', `${handler} is not a function`);
  }
  return found as LambdaHandler;
}

function exportsOf(exported: unknown): string {
  const isModule = ['object', 'function'].includes(typeof exported) && exported !== null;
  const names = isModule ? Object.keys(exported as object) : [];
  return names.length === 0 ? 'nothing' : names.join(', ');
}

async function loaded(file: string): Promise<unknown> {
  try {
    return await moduleIn(file);
  } catch (cause) {
    throw loadError(cause, file);
  }
}

async function moduleIn(file: string): Promise<unknown> {
  if (!isModule(file)) {
    try {
      return createRequire(file)(file);
    } catch (cause) {
      // An ES module that waits at its top level, or in a Node.js that requires none.
      const { code } = (cause ?? {}) as { readonly code?: unknown };
      if (code !== 'ERR_REQUIRE_ASYNC_MODULE' && code !== 'ERR_REQUIRE_ESM') {
        throw cause;
      }
    }
  }
  return import(pathToFileURL(file).href);
}

/** Whether a file is an ES module by its extension or its package. */
function isModule(file: string): boolean {
  if (/\.m[jt]s$/.test(file)) {
    return true;
  }
  return !/\.c[jt]s$/.test(file) && typeOfPackage(dirname(file)) === 'module';
}

function typeOfPackage(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type;
  } catch {
    const parent = dirname(folder);
    return parent === folder || folder.endsWith('node_modules') ? undefined : typeOfPackage(parent);
  }
}

/** What a module throws when it is loaded, in the words of Lambda's Node.js runtime. */
function loadError(cause: unknown, file: string): LoadError {
  const { name, code, message, stack } = (cause ?? {}) as Readonly<Record<string, unknown>>;
  const text = typeof message === 'string' ? message : String(cause);
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') {
    return new LoadError('Runtime.ImportModuleError', `Error: ${text}`, cause);
  }
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return new LoadError('Runtime.ImportModuleError', `Error: ${text}: ${TYPESCRIPT}`, cause);
  }
  if (name === 'SyntaxError') {
    const place = placeIn(String(stack)) ?? placeByCheck(file);
    return new LoadError(
      'Runtime.UserCodeSyntaxError',
      `SyntaxError: ${text} (${place ?? `${file}, or a module that it imports`})`,
      cause,
    );
  }
  const first = String(stack)
    .split('\n')
    .find((line) => /^ {4}at (?!.*\bnode:).*:\d+:\d+\)?$/.test(line));
  const at = first === undefined ? '' : ` (${first.trim()})`;
  return new LoadError(
    typeof name === 'string' ? name : 'Error',
    `${text}: thrown while ${file} was loaded${at}`,
    cause,
  );
}

/** The place that Node.js writes above the line that it cannot read. */
function placeIn(text: string): string | undefined {
  return /^(?:file:\/\/)?([^\n]+:\d+)\n/.exec(text)?.[1];
}

/** Node.js does not say where the mistake is in an ES module that is imported, but it does when it checks the file. */
function placeByCheck(file: string): string | undefined {
  const { stderr } = spawnSync(process.execPath, ['--check', file], {
    encoding: 'utf8',
    timeout: LONGEST_CHECK,
  });
  return placeIn(stderr);
}

/** Milliseconds. */
const LONGEST_CHECK = 5000;

/** The remedy for TypeScript that this Node.js does not run. */
export const TYPESCRIPT =
  'this Node.js does not run TypeScript: use Node.js 22.18 or later, or build the function and serve the template of the build (.aws-sam/build/template.yaml)';
