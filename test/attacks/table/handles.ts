import type { EventEmitter } from 'node:events';
import { eventually } from '../../support/servers.js';

/** What a process holds: how many of each kind. */
export type Handles = Readonly<Record<string, number>>;

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
