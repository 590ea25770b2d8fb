import type { EventEmitter } from 'node:events';
import { expect } from 'vitest';
import type { Served } from '../../support/hosts.js';
import { unhandledRejections } from '../../support/rejections.js';
import { eventually, type Listening } from '../../support/servers.js';
import { Progress, warningsOfProcess } from './progress.js';

/** What a process holds: how many of each kind. */
export type Handles = Readonly<Record<string, number>>;

/** Sees that nothing is left of a gateway. Made before anything starts. */
export class Aftermath {
  readonly progress: Progress = new Progress();
  readonly #warnings = warningsOfProcess();
  readonly #rejections = unhandledRejections();
  readonly #isOfServer: (cause: unknown) => boolean;
  // After the listeners of the two above, which are there until the test ends.
  readonly #before = handles();

  /** @param isOfServer whether a rejection that nothing handles is the server's own fault; default: none is */
  constructor(isOfServer: (cause: unknown) => boolean = () => false) {
    this.#isOfServer = isOfServer;
  }

  /**
   * Resolves when the connections of all clients have ended, then the gateways with their calls, and
   * then the connections to the backend, none of which anything else ends.
   */
  async released(
    server: Listening,
    gateways: readonly Pick<Served, 'close'>[],
    backend?: Listening,
  ): Promise<void> {
    await this.progress.of('connections of clients', () =>
      eventually(() => server.sockets.size === 0),
    );
    await this.progress.of('calls of the gateway', () =>
      Promise.all(gateways.map((one) => one.close())),
    );
    await this.progress.of('connections to the backend', () =>
      eventually(() => backend === undefined || backend.sockets.size === 0),
    );
  }

  /** Stops the servers. Resolves when sockets, timers and listeners are as they were before. */
  async stopped(servers: readonly Listening[]): Promise<void> {
    await Promise.all(servers.map((one) => one.stop()));
    await this.progress.of(
      'handles',
      () => returnedTo(this.#before),
      () => ({ before: this.#before, now: handles() }),
    );
    expect(this.#warnings).toEqual([]);
    expect((await this.#rejections()).filter((cause) => !this.#isOfServer(cause))).toEqual([]);
  }
}

/** What is open in this process: sockets, servers, timers, and listeners of the process. */
export function handles(): Handles {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) {
    // Work that is done in a moment, whose threads others use as well.
    if (!/^(?:Immediate|FSReq|.*ReqWrap|TickObject|Zlib)/.test(kind)) {
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
  }
  return { ...counts, ...listenersOf(process) };
}

/** Resolves when no more is open than `before`. */
export async function returnedTo(before: Handles): Promise<void> {
  await eventually(() => isWithin(handles(), before));
}

/** Whether there is no more of any kind than there was before. */
export function isWithin(now: Handles, before: Handles): boolean {
  return Object.entries(now).every(([kind, count]) => count <= (before[kind] ?? 0));
}

/** How many listeners an emitter has, by event. */
export function listenersOf(emitter: EventEmitter): Handles {
  return Object.fromEntries(
    emitter
      .eventNames()
      .map((event) => [`listeners of ${String(event)}`, emitter.listenerCount(event)]),
  );
}
