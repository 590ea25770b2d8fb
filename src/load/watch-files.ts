import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** How long a file must be quiet before it is read, so that a half-written one is not; milliseconds. */
const QUIET_TIME = 50;

/** Calls back after a file has changed, also if an editor replaces it by renaming another. */
export class FileWatcher {
  readonly #onChange: () => void;
  readonly #onError: (cause: unknown) => void;
  /** The watched folders, with the names of the watched files in each. */
  readonly #folders = new Map<string, WatchedFolder>();
  #timer: NodeJS.Timeout | undefined;

  /** @param onError gets the failure of a watcher, such as that of a folder that was removed */
  constructor(onChange: () => void, onError: (cause: unknown) => void) {
    this.#onChange = onChange;
    this.#onError = onError;
  }

  /**
   * Watches these files in place of those before.
   * @param files absolute paths
   * @param anyName whether every file of their folders counts: one that was missing, or a new one
   */
  watch(files: Iterable<string>, anyName: boolean): void {
    const names = new Map<string, Set<string>>();
    for (const file of files) {
      const ofFolder = names.get(dirname(file)) ?? new Set();
      names.set(dirname(file), ofFolder.add(basename(file)));
    }
    for (const [folder, { watcher }] of this.#folders) {
      if (!names.has(folder)) {
        watcher.close();
        this.#folders.delete(folder);
      }
    }
    for (const [folder, ofFolder] of names) {
      const known = this.#folders.get(folder);
      if (known === undefined) {
        this.#open(folder, { names: ofFolder, anyName });
      } else {
        known.interest = { names: ofFolder, anyName };
      }
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const { watcher } of this.#folders.values()) {
      watcher.close();
    }
    this.#folders.clear();
  }

  #open(folder: string, interest: Interest): void {
    try {
      const watcher = watch(folder, { persistent: false });
      const watched: WatchedFolder = { watcher, interest };
      watcher.on('error', this.#onError);
      watcher.on('change', (_, name) => {
        const { names, anyName } = watched.interest;
        if (anyName || name === null || names.has(String(name))) {
          this.#schedule();
        }
      });
      this.#folders.set(folder, watched);
    } catch (cause) {
      this.#onError(cause);
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onChange, QUIET_TIME).unref();
  }
}

interface Interest {
  readonly names: ReadonlySet<string>;
  readonly anyName: boolean;
}

interface WatchedFolder {
  readonly watcher: FSWatcher;
  interest: Interest;
}
