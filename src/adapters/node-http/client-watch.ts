import type { Socket } from 'node:net';

/** Called when the connection of a client closes. */
export interface ConnectionWatcher {
  connectionClosed(): void;
}

/**
 * Watches the connection as well as the response: before Node 26, a response that waits its turn on a
 * connection (HTTP pipelining) emits nothing when the connection closes (nodejs/node#62534). There is
 * one listener for each connection, however many requests are under way on it.
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

  add(watcher: ConnectionWatcher): void {
    if (this.#only === undefined) {
      this.#only = watcher;
    } else {
      this.#others ??= new Set();
      this.#others.add(watcher);
    }
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
