import type { ConsoleApi } from '../../../src/console/protocol/console-api.js';
import type {
  BeginEvent,
  ConsoleEvent,
  FiguresSecond,
  RequestSummary,
} from '../../../src/console/protocol/events.js';

/** `waiting`: the connection was lost, another try follows. `refused`: the token is not the right one. */
export type ConnectionState = 'connecting' | 'open' | 'waiting' | 'refused';

/** Everything that the page knows. */
export interface ConsoleState {
  readonly connection: ConnectionState;
  /** `undefined` until it has been loaded. */
  readonly api: ConsoleApi | undefined;
  /** Why the API could not be loaded; `undefined` if it was. */
  readonly apiError: string | undefined;
  /** Requests that have ended, oldest first. */
  readonly requests: readonly RequestSummary[];
  /** Requests that have not ended, by ID, oldest first. */
  readonly running: ReadonlyMap<string, BeginEvent>;
  /** While the list is paused, it does not change. */
  readonly isPaused: boolean;
  /** Requests that have ended since the list was paused, oldest first. */
  readonly held: readonly RequestSummary[];
  /** How many requests are kept. */
  readonly kept: number;
  /** How many requests this page was not told of. */
  readonly dropped: number;
  /** The last ten minutes in which there were requests, oldest first. */
  readonly seconds: readonly FiguresSecond[];
}

/** How many seconds of figures are kept. */
export const KEPT_SECONDS = 600;
const MOST_REQUESTS = 2000;
const MOST_RUNNING = 200;

export const FIRST_STATE: ConsoleState = {
  connection: 'connecting',
  api: undefined,
  apiError: undefined,
  requests: [],
  running: new Map(),
  isPaused: false,
  held: [],
  kept: MOST_REQUESTS,
  dropped: 0,
  seconds: [],
};

/** The state after events, in order. */
export function afterEvents(before: ConsoleState, events: readonly ConsoleEvent[]): ConsoleState {
  let state = before;
  const running = new Map(before.running);
  let ended: RequestSummary[] = [];
  for (const event of events) {
    switch (event.type) {
      case 'hello':
        running.clear();
        ended = [];
        state = afterHello(state, event);
        break;
      case 'begin':
        running.set(event.id, event);
        break;
      case 'end':
        running.delete(event.request.id);
        ended.push(event.request);
        break;
      case 'dropped':
        // Among them may be the ends of requests.
        running.clear();
        state = { ...state, dropped: state.dropped + event.count };
        break;
      case 'cleared':
        ended = [];
        state = { ...state, requests: [], held: [], dropped: 0 };
        break;
      case 'second':
        state = { ...state, seconds: withSecond(state.seconds, event.second) };
        break;
      case 'document':
        break;
    }
  }
  for (const id of running.keys()) {
    if (running.size <= MOST_RUNNING) {
      break;
    }
    running.delete(id);
  }
  return withEnded({ ...state, running }, ended);
}

/** The state with the list paused, or going on. */
export function withPause(state: ConsoleState, isPaused: boolean): ConsoleState {
  return isPaused
    ? { ...state, isPaused }
    : withEnded({ ...state, isPaused, held: [] }, state.held);
}

function afterHello(
  state: ConsoleState,
  { requests, kept, seconds }: Extract<ConsoleEvent, { readonly type: 'hello' }>,
): ConsoleState {
  const limit = Math.min(kept, MOST_REQUESTS);
  const common = { ...state, kept: limit, seconds: seconds.slice(-KEPT_SECONDS) };
  if (!state.isPaused) {
    return { ...common, requests: requests.slice(-limit), held: [] };
  }
  const shown = new Set(state.requests.map(({ id }) => id));
  return { ...common, held: requests.filter(({ id }) => !shown.has(id)).slice(-limit) };
}

function withEnded(state: ConsoleState, ended: readonly RequestSummary[]): ConsoleState {
  if (ended.length === 0) {
    return state;
  }
  return state.isPaused
    ? { ...state, held: [...state.held, ...ended].slice(-state.kept) }
    : { ...state, requests: [...state.requests, ...ended].slice(-state.kept) };
}

function withSecond(
  seconds: readonly FiguresSecond[],
  second: FiguresSecond,
): readonly FiguresSecond[] {
  const others = seconds.filter(({ time }) => time !== second.time);
  return [...others, second].slice(-KEPT_SECONDS);
}
