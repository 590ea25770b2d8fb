import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';

/** What browsers, workers and Node have in common and the core may use. No `process`, no `Buffer`. */
const WEB = {
  AbortController,
  AbortSignal,
  CompressionStream,
  DecompressionStream,
  ReadableStream,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  Uint8Array,
  ArrayBuffer,
  atob,
  btoa,
  clearTimeout,
  console,
  crypto,
  queueMicrotask,
  setTimeout,
};

/**
 * A global object of its own that knows the language, the web's names and nothing of Node.
 * @returns a loader of CommonJS files into it; a module of Node is refused
 */
export function bareRealm(): (file: string) => Readonly<Record<string, unknown>> {
  const realm = createContext({ ...WEB });
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  const load = (file: string): Record<string, unknown> => {
    const known = modules.get(file);
    if (known !== undefined) {
      return known.exports;
    }
    const module = { exports: {} };
    modules.set(file, module);
    const wrapper = `(function (exports, require, module) {${readFileSync(file, 'utf8')}\n})`;
    runInContext(wrapper, realm, { filename: file })(
      module.exports,
      (name: string) => load(resolved(name, file)),
      module,
    );
    return module.exports;
  };
  return load;
}

function resolved(name: string, from: string): string {
  if (name.startsWith('.')) {
    return join(dirname(from), name);
  }
  const file = createRequire(from).resolve(name);
  if (file === name || name.startsWith('node:')) {
    throw new Error(`${from} asks for ${name}, which is Node alone`);
  }
  return file;
}
