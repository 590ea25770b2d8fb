import type { Socket } from 'node:net';

/** Called when the connection of a client closes. */
export interface ConnectionWatcher {
  /** Whether its response has ended, so that it needs no call any more. */
  readonly hasEnded: boolean;
  connectionClosed(): void;
}

/**
 * Watches the connection and not the response: before Node 26, a response that waits its turn on a
 * connection (HTTP pipelining) emits nothing when the connection closes (nodejs/node#62534). There is
 * one listener for each connection, however many requests it carries.
 */
export function watchConnection(socket: Socket, watcher: ConnectionWatcher): ConnectionWatch {
  let watch = WATCHES.get(socket);
  if (watch === undefined) {
    watch = new ConnectionWatch();
    WATCHES.set(socket, watch);
    socket.on('close', connectionClosed);
  }
  watch.add(watcher);
  return watch;
}

const WATCHES = new WeakMap<Socket, ConnectionWatch>();

function connectionClosed(this: Socket): void {
  WATCHES.get(this)?.connectionClosed();
}

/** The watchers of one connection: nearly always one request at a time. */
export class ConnectionWatch {
  #only: ConnectionWatcher | undefined;
  #others: Set<ConnectionWatcher> | undefined;

  /**
   * Forgets those at the front whose response other middleware has ended. Responses leave in their order, so
   * that the rest is looked at later, and a client that pipelines thousands costs no more for each.
   */
  add(watcher: ConnectionWatcher): void {
    if (this.#only === undefined || this.#only.hasEnded) {
      this.#only = watcher;
      return;
    }
    this.#others ??= new Set();
    for (const other of this.#others) {
      if (!other.hasEnded) {
        break;
      }
      this.#others.delete(other);
    }
    this.#others.add(watcher);
  }

  delete(watcher: ConnectionWatcher): void {
    if (this.#only === watcher) {
      this.#only = undefined;
    } else {
      this.#others?.delete(watcher);
    }
  }

  connectionClosed(): void {
    this.#only?.connectionClosed();
    for (const watcher of this.#others ?? []) {
      watcher.connectionClosed();
    }
  }
}
