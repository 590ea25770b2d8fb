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
export function watchConnection(socket: Socket, watcher: ConnectionWatcher): void {
  let watchers = WATCHERS.get(socket);
  if (watchers === undefined) {
    watchers = new Set();
    WATCHERS.set(socket, watchers);
    socket.on('close', connectionClosed);
  }
  watchers.add(watcher);
}

export function unwatchConnection(socket: Socket, watcher: ConnectionWatcher): void {
  WATCHERS.get(socket)?.delete(watcher);
}

const WATCHERS = new WeakMap<Socket, Set<ConnectionWatcher>>();

function connectionClosed(this: Socket): void {
  for (const watcher of WATCHERS.get(this) ?? []) {
    watcher.connectionClosed();
  }
}
