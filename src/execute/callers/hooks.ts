import { isRecord, isThenable, kindOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import type { GatewayResponseType } from '../../model/gateway-response.js';
import type { GatewayRequest } from '../../model/message.js';
import type { Match } from '../../router/router.js';
import type { ContextPatch } from '../request-context/context.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { hookFailure, hookResult } from './deadline.js';
import { leave } from './leave.js';

/** A hook that only observes: what it throws, and the outcome of a promise it returns, are ignored. */
export function watcher<Heard extends readonly unknown[]>(
  hook: ((...heard: Heard) => unknown) | undefined,
): (...heard: Heard) => void {
  return (...heard) => {
    try {
      leave(hook?.(...heard));
    } catch {}
  };
}

/**
 * The caller's clock, with its times checked.
 * @throws GatewayError if it throws or returns anything but milliseconds since 1970
 */
export function checkedClock(clock: () => number): () => number {
  return () => {
    const time: unknown = called('clock', clock);
    if (typeof time === 'number' && time >= 0 && time <= LATEST) {
      return time;
    }
    throw misbehaved('clock', `returned ${kindOf(time)}: return milliseconds since 1970`);
  };
}

/** The latest time that a Date can hold, in milliseconds. */
const LATEST = 8.64e15;

/**
 * The caller's generator of request IDs, with its IDs checked.
 * @throws GatewayError if it throws or returns something that a header cannot carry
 */
export function checkedRequestId(requestId: () => string): () => string {
  return () => {
    const id: unknown = called('requestId', requestId);
    if (typeof id === 'string' && /^[\x21-\x7e]{1,128}$/.test(id)) {
      return id;
    }
    const found = typeof id === 'string' ? 'a text that does not fit' : kindOf(id);
    throw misbehaved(
      'requestId',
      `returned ${found}: return 1 to 128 printable ASCII characters without spaces`,
    );
  };
}

/**
 * The URI that `backendUri` returns.
 * @throws GatewayError if it throws; `API_CONFIGURATION_ERROR` for anything but a string or a URL
 */
export function rewrittenUri<Call>(
  backendUri: (uri: string, call: Call) => string | URL,
  uri: string,
  call: Call,
): string {
  const given: unknown = called('backendUri', () => backendUri(uri, call));
  if (typeof given === 'string') {
    return given;
  }
  if (given instanceof URL) {
    return given.href;
  }
  const remedy = isThenable(given) ? ' (a promise is not awaited)' : '';
  throw misbehaved(
    'backendUri',
    `returned ${kindOf(given)}: return a string or a URL${remedy}`,
    'API_CONFIGURATION_ERROR',
  );
}

/** Adds values from earlier middleware to `$context`; may return a promise. */
export type ContextHook<Native> = (
  request: GatewayRequest,
  native: Native,
) => ContextPatch | undefined | Promise<ContextPatch | undefined>;

/**
 * Merges what the `context` hook returns into `$context`.
 * @throws GatewayError if it throws, rejects, takes too long or returns anything but an object
 */
export async function addContext<Native>(
  exchange: MatchedExchange,
  hook: ContextHook<Native>,
  native: Native,
): Promise<MatchedExchange> {
  const { hookTimeoutInMillis } = exchange.settings;
  let patch: unknown;
  try {
    const given: unknown = hook(exchange.request.request, native);
    patch = await hookResult(given, hookTimeoutInMillis);
    if (isRecord(patch)) {
      return { ...exchange, context: exchange.context.with(patch) };
    }
  } catch (cause) {
    leave(patch);
    throw failed('context', cause);
  }
  if (patch !== undefined) {
    leave(patch);
    throw misbehaved('context', `returned ${kindOf(patch)}: return an object, or undefined`);
  }
  return exchange;
}

/**
 * Decides whether a request is accepted, before any authorizer is called: a rate limiter, a
 * maintenance mode. Throw a `GatewayError` to refuse: `new GatewayError('THROTTLED')` sends 429.
 */
export type AdmitHook<Native> = (
  request: GatewayRequest,
  match: Match,
  native: Native,
) => void | Promise<void>;

/**
 * Calls the `admit` hook.
 * @throws GatewayError what the hook throws to refuse; `DEFAULT_5XX` if it throws anything else, takes
 * too long or returns a value
 */
export async function askAdmission<Native>(
  { settings, request, match }: MatchedExchange,
  hook: AdmitHook<Native>,
  native: Native,
): Promise<void> {
  const { hookTimeoutInMillis } = settings;
  let given: unknown;
  try {
    const admitting: unknown = hook(request.request, match, native);
    given = await hookResult(admitting, hookTimeoutInMillis);
  } catch (cause) {
    throw failed('admit', cause);
  }
  if (given !== undefined) {
    leave(given);
    throw misbehaved(
      'admit',
      `returned ${kindOf(given)}: return nothing, and throw a GatewayError to refuse the request`,
    );
  }
}

/** Calls a hook that must return its result synchronously. */
function called(name: string, hook: () => unknown): unknown {
  try {
    const given = hook();
    leave(given);
    return given;
  } catch (cause) {
    throw failed(name, cause);
  }
}

/** A GatewayError from a hook is kept: it chooses the gateway response. */
function failed(name: string, cause: unknown): GatewayError {
  if (isGatewayError(cause)) {
    return cause;
  }
  return new GatewayError('DEFAULT_5XX', undefined, {
    cause: hookFailure(`The ${name} hook`, cause),
  });
}

function misbehaved(
  name: string,
  what: string,
  type: GatewayResponseType = 'DEFAULT_5XX',
): GatewayError {
  return new GatewayError(type, undefined, {
    cause: new TypeError(`The ${name} hook ${what}`),
  });
}
