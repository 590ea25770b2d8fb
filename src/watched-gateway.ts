import { statSync } from 'node:fs';
import type { Gateway } from './core/gateway.js';
import { FileWatcher } from './load/watch-files.js';

/** What came of a change of the document's files. */
export interface ReloadOutcome {
  /** Why the new document is not served; the old one still is. `undefined` if the new one is served. */
  readonly error: unknown;
}

/** A gateway with the files that it was made from. */
export interface LoadedGateway<Native> {
  readonly gateway: Gateway<Native>;
  /** Absolute paths. */
  readonly files: Iterable<string>;
}

/** What a watched gateway does about a change. */
export interface ReloadSettings {
  /** Called after each change; what it throws is ignored. */
  readonly onReload: (outcome: ReloadOutcome) => void;
  /** How long closing waits for the calls of a former gateway, in milliseconds since it was replaced. */
  readonly reloadTimeoutInMillis: number;
}

/**
 * A gateway that is made anew whenever one of its files changes. The new one serves the requests that
 * come after it is ready; those under way end on the old one. If the new one cannot be made, the old
 * one goes on serving. A former gateway is forgotten when its last call has ended or its time is over: a call that
 * never ends goes on, but nothing waits for it.
 * @param path the file or folder that the user named
 * @param load makes the gateway; its first failure is thrown
 */
export function watchedGateway<Native>(
  path: string,
  load: () => LoadedGateway<Native>,
  { onReload, reloadTimeoutInMillis }: ReloadSettings,
): Gateway<Native> {
  const first = load();
  let current = first.gateway;
  let files = [...first.files];
  const former = new Set<Promise<void>>();
  const observers = new Set<AddedObserver<Native>>();
  const listeners = new Set<() => void>();
  const isFolder = statSync(path).isDirectory();
  const report = (error: unknown): void => {
    try {
      onReload({ error });
    } catch {
      // It only watches.
    }
  };
  const reload = (): void => {
    try {
      const next = load();
      const old = within(reloadTimeoutInMillis, current.close());
      former.add(old);
      void old.finally(() => former.delete(old));
      current = next.gateway;
      for (const observer of observers) {
        observer.remove = current.observe(observer.hook, observer.options);
      }
      files = [...next.files];
      watcher.watch(files, isFolder);
      report(undefined);
      tellAll(listeners);
    } catch (cause) {
      watcher.watch(files, true);
      report(cause);
    }
  };
  const watcher = new FileWatcher(reload, report);
  watcher.watch(files, isFolder);
  let closed: Promise<void> | undefined;
  return {
    get api() {
      return current.api;
    },
    get document() {
      return current.document;
    },
    get warnings() {
      return current.warnings;
    },
    get cache() {
      return current.cache;
    },
    find: (httpMethod, requestPath) => current.find(httpMethod, requestPath),
    invoke: (request, native, options) => current.invoke(request, native, options),
    fetch: (request, native, connection) => current.fetch(request, native, connection),
    observe(hook, options) {
      const observer = { hook, options, remove: current.observe(hook, options) };
      observers.add(observer);
      return () => {
        observers.delete(observer);
        observer.remove();
      };
    },
    onReload(listener) {
      const added = (): void => listener();
      listeners.add(added);
      return () => listeners.delete(added);
    },
    reportError: (cause, request) => current.reportError(cause, request),
    close() {
      watcher.close();
      closed ??= Promise.all([current.close(), ...former]).then(() => undefined);
      return closed;
    },
    [Symbol.asyncDispose]() {
      return this.close();
    },
  };
}

/** An observer that was added while the gateway ran: each new one gets it, too. */
interface AddedObserver<Native> {
  readonly hook: Parameters<Gateway<Native>['observe']>[0];
  readonly options: Parameters<Gateway<Native>['observe']>[1];
  remove: () => void;
}

/** Resolves when the gateway is closed, or after so many milliseconds; no process stays alive for the latter. */
function within(millis: number, closed: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    timer.unref();
    void closed.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function tellAll(listeners: Iterable<() => void>): void {
  for (const listener of [...listeners]) {
    try {
      listener();
    } catch {
      // It only listens.
    }
  }
}
