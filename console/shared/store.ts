import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { ConsoleApi } from '../../src/console/protocol/console-api.js';
import type { ConsoleEvent } from '../../src/console/protocol/events.js';
import { ROUTES } from '../../src/console/protocol/routes.js';
import { ClientError, get, send, streamEvents } from './client.js';
import { afterEvents, type ConsoleState, FIRST_STATE, withPause } from './state/console-state.js';

let state: ConsoleState = FIRST_STATE;
const listeners = new Set<() => void>();
let waiting: ConsoleEvent[] = [];
let isScheduled = false;
/** How many events were applied together the last time. */
let latestCount = 0;

/** With more events than these, none wait any longer: of requests, only the latest are kept. */
const MOST_WAITING = 4000;
const HIDDEN_MILLIS = 500;
/** After more events than these, the next ones wait: drawing the list takes longer than reading them. */
const FEW_EVENTS = 20;
const BUSY_MILLIS = 250;

/** What the page knows now. */
export function currentState(): ConsoleState {
  return state;
}

/** Calls `listener` after each change; returns a function that ends this. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A part of the state; the component is rendered anew when it is another value (`Object.is`). */
export function useStore<T>(selector: (state: ConsoleState) => T): T {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const latest = useRef({ selector, selected: selector(state) });
  latest.current = { selector, selected: selector(state) };
  useEffect(() => {
    const compare = (): void => {
      const { selector: select, selected } = latest.current;
      if (!Object.is(select(state), selected)) {
        rerender(undefined);
      }
    };
    compare();
    return subscribe(compare);
  }, []);
  return latest.current.selected;
}

/** Begins to read the server's events. */
export function startStore(): void {
  streamEvents(
    (event) => {
      if (event.type === 'hello' || event.type === 'document') {
        void loadApi();
      }
      waiting.push(event);
      schedule();
    },
    (connection) => change({ ...state, connection }),
  );
}

/** Stops and continues the list of requests. */
export function setPaused(isPaused: boolean): void {
  change(withPause(state, isPaused));
}

/**
 * Forgets all requests, on the server, too.
 * @throws ClientError
 */
export async function clearRequests(): Promise<void> {
  await send('DELETE', ROUTES.requests);
  change(afterEvents(state, [{ type: 'cleared' }]));
}

/** Reads the API anew: after a template was saved, for example. */
export async function loadApi(): Promise<void> {
  try {
    const api = await get<ConsoleApi>(ROUTES.api);
    change({ ...state, api, apiError: undefined });
  } catch (error) {
    change({ ...state, apiError: error instanceof ClientError ? error.message : String(error) });
  }
}

function change(next: ConsoleState): void {
  state = next;
  for (const listener of [...listeners]) {
    listener();
  }
}

/** Events are applied once a frame, or a few times a second while there are many; a hidden page has no frames. */
function schedule(): void {
  if (waiting.length > MOST_WAITING) {
    apply();
  }
  if (isScheduled) {
    return;
  }
  isScheduled = true;
  const run = (): void => {
    isScheduled = false;
    apply();
  };
  const isVisible = document.visibilityState === 'visible';
  if (isVisible && latestCount <= FEW_EVENTS) {
    requestAnimationFrame(run);
  } else {
    setTimeout(run, isVisible ? BUSY_MILLIS : HIDDEN_MILLIS);
  }
}

function apply(): void {
  const events = waiting;
  waiting = [];
  latestCount = events.length;
  if (events.length > 0) {
    change(afterEvents(state, events));
  }
}
