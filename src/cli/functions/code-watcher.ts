import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileWatcher } from '../../load/watch-files.js';

/** Folders that are watched for one function. */
const MOST_FOLDERS = 1000;

/** Calls back when code below a folder changes; packages and folders whose name begins with a dot do not count. */
export class CodeWatcher {
  readonly #watcher: FileWatcher;
  readonly #folder: string;

  constructor(folder: string, onChange: () => void) {
    this.#folder = folder;
    this.#watcher = new FileWatcher(
      () => {
        this.#watch(); // folders come and go
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
    const folders = codeFolders(this.#folder);
    this.#watcher.watch(
      folders.map((folder) => join(folder, 'any file')),
      true,
    );
  }
}

/** A folder and those below it that have code of a function, up to {@link MOST_FOLDERS}. */
export function codeFolders(folder: string): readonly string[] {
  const folders = [folder];
  for (const one of folders) {
    for (const entry of entriesOf(one)) {
      if (entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name)) {
        folders.push(join(one, entry.name));
      }
    }
    if (folders.length >= MOST_FOLDERS) {
      break;
    }
  }
  return folders.slice(0, MOST_FOLDERS);
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
