import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileWatcher } from '../../load/watch-files.js';

/** Entries of folders that are looked at for one function. */
const MOST_ENTRIES = 20_000;

/**
 * Calls back when a module or a JSON file below a folder changes. A new file counts from the next change
 * on: what has not loaded it needs no reload. Other files do not count, because functions write such.
 */
export class CodeWatcher {
  readonly #watcher: FileWatcher;
  readonly #folder: string;

  constructor(folder: string, onChange: () => void) {
    this.#folder = folder;
    this.#watcher = new FileWatcher(
      () => {
        this.#watch();
        onChange();
      },
      () => {},
    );
    this.#watch();
  }

  close(): void {
    this.#watcher.close();
  }

  #watch(): void {
    this.#watcher.watch(codeFiles(this.#folder), false);
  }
}

/** The modules and JSON files below a folder, but for packages and folders whose name begins with a dot. */
export function codeFiles(folder: string): readonly string[] {
  const folders = [folder];
  const files: string[] = [];
  let entries = 0;
  for (const one of folders) {
    for (const entry of entriesOf(one)) {
      entries += 1;
      if (entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name)) {
        folders.push(join(one, entry.name));
      } else if (/\.(?:[cm]?[jt]s|json|node|wasm)$/.test(entry.name)) {
        files.push(join(one, entry.name));
      }
    }
    if (entries > MOST_ENTRIES) {
      break;
    }
  }
  return files;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
