import { isRecord, isThenable, kindOf, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import type { GatewayResponseType } from '../../model/gateway-response.js';
import type { GatewayRequest } from '../../model/message.js';
import type { Match } from '../../router/router.js';
import type { ContextPatch } from '../request-context/context.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { settled } from './deadline.js';
import { leave } from './leave.js';

/** A hook that can only watch: what it throws, and how a promise of its ends, goes nowhere. */
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
 * The clock of the caller, whose times are looked at.
 * @throws GatewayError where it throws, or gives anything but milliseconds since 1970
 */
export function checkedClock(clock: () => number): () => number {
  return () => {
    const time: unknown = called('clock', clock);
    if (typeof time === 'number' && time >= 0 && time <= LATEST) {
      return time;
    }
    throw misbehaved('clock', `gave ${kindOf(time)}: give milliseconds since 1970`);
  };
}

/** What a Date can hold, in milliseconds. */
const LATEST = 8.64e15;

/**
 * The caller's maker of request ids, whose ids are looked at.
 * @throws GatewayError where it throws, or gives what cannot stand in a header
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
      `gave ${found}: give 1 to 128 printable ASCII characters without blanks`,
    );
  };
}

/**
 * What `backendUri` makes of an address.
 * @throws GatewayError where it throws; `API_CONFIGURATION_ERROR` for anything but a text or a URL
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
  const remedy = isThenable(given) ? ', and it is not awaited' : '';
  throw misbehaved(
    'backendUri',
    `gave ${kindOf(given)}: give a text or a URL${remedy}`,
    'API_CONFIGURATION_ERROR',
  );
}

/** Adds to `$context` what earlier middleware knows; may take its time. */
export type ContextHook<Native> = (
  request: GatewayRequest,
  native: Native,
) => ContextPatch | undefined | Promise<ContextPatch | undefined>;

/**
 * Lays what the `context` hook knows over `$context`.
 * @throws GatewayError where it throws, rejects, takes too long or gives anything but an object
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
    patch = await settled(given, hookTimeoutInMillis, () => tooLate(hookTimeoutInMillis));
    if (isRecord(patch)) {
      return { ...exchange, context: exchange.context.with(patch) };
    }
  } catch (cause) {
    leave(patch);
    throw failed('context', cause);
  }
  if (patch !== undefined) {
    leave(patch);
    throw misbehaved('context', `gave ${kindOf(patch)}: give an object, or undefined`);
  }
  return exchange;
}

/**
 * Decides whether a request is accepted, before any authorizer is asked: a rate limiter, a
 * maintenance mode. Throw a `GatewayError` to refuse: `new GatewayError('THROTTLED')` answers 429.
 */
export type AdmitHook<Native> = (
  request: GatewayRequest,
  match: Match,
  native: Native,
) => void | Promise<void>;

/**
 * Asks the `admit` hook.
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
    given = await settled(admitting, hookTimeoutInMillis, () => tooLate(hookTimeoutInMillis));
  } catch (cause) {
    throw failed('admit', cause);
  }
  if (given !== undefined) {
    leave(given);
    throw misbehaved(
      'admit',
      `gave ${kindOf(given)}: return nothing, and throw a GatewayError to refuse the request`,
    );
  }
}

/** For a cause: the caller's function has not answered. */
export function tooLate(timeoutInMillis: number): Error {
  return new Error(`no answer within ${timeoutInMillis} ms (option hookTimeoutInMillis)`);
}

/** Calls a hook whose answer is needed at once. */
function called(name: string, hook: () => unknown): unknown {
  try {
    const given = hook();
    leave(given);
    return given;
  } catch (cause) {
    throw failed(name, cause);
  }
}

/** A hook may choose the gateway response itself. */
function failed(name: string, cause: unknown): GatewayError {
  if (isGatewayError(cause)) {
    return cause;
  }
  const error = new Error(`The ${name} hook threw: ${reasonOf(cause)}`, { cause });
  return new GatewayError('DEFAULT_5XX', undefined, { cause: error });
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
