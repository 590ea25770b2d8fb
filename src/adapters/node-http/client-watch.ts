import type { Socket } from 'node:net';

/** Is told when the connection of its client closes. */
export interface ConnectionWatcher {
  connectionClosed(): void;
}

/**
 * The connection is watched beside the response: a response that waits its turn on a connection (HTTP
 * pipelining) does not close when the connection goes, which Node before 26 never says (nodejs/node#62534).
 * One listener for each connection, however many requests are under way on it.
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

/** Who watches one connection: nearly always one request at a time. */
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
