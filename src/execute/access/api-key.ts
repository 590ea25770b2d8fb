import { isRecord, kindOf, ownMembers, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import { settled } from '../callers/deadline.js';
import { tooLate } from '../callers/hooks.js';
import type { ContextPatch } from '../request-context/context.js';

/** What is known of an API key. */
export interface ApiKey {
  /** `$context.identity.apiKeyId`. */
  readonly id?: string | undefined;
  /** `false` turns the key away. */
  readonly enabled?: boolean | undefined;
}

/** What a look at an API key gives: `true` or what is known of it; `false` and nothing turn it away. */
export type KnownApiKey = ApiKey | boolean | null | undefined;

/** Finds an API key by its value: a Map, or a function such as `key => keys.has(key)`. */
export type ApiKeys =
  | ReadonlyMap<string, ApiKey>
  | ((key: string) => KnownApiKey | Promise<KnownApiKey>);

/**
 * Checks the API key of a request.
 * @throws GatewayError `INVALID_API_KEY`; `AUTHORIZER_FAILURE` where the caller's function throws or
 * takes too long; `AUTHORIZER_CONFIGURATION_ERROR` where it gives what is not understood
 */
export async function checkApiKey(
  apiKeys: ApiKeys | undefined,
  key: string | undefined,
  timeoutInMillis: number,
): Promise<ContextPatch> {
  if (apiKeys === undefined) {
    throw new GatewayError('INVALID_API_KEY', undefined, {
      cause: new Error('The method requires an API key: give apiKeys, a Map of keys or a function'),
    });
  }
  if (key === undefined || key === '') {
    throw new GatewayError('INVALID_API_KEY');
  }
  return { identity: { apiKey: key, apiKeyId: idOf(await lookUp(apiKeys, key, timeoutInMillis)) } };
}

async function lookUp(apiKeys: ApiKeys, key: string, timeoutInMillis: number): Promise<unknown> {
  try {
    const found = typeof apiKeys === 'function' ? apiKeys(key) : apiKeys.get(key);
    return await settled<unknown>(found, timeoutInMillis, () => tooLate(timeoutInMillis));
  } catch (cause) {
    if (cause instanceof GatewayError) {
      throw cause;
    }
    throw new GatewayError('AUTHORIZER_FAILURE', undefined, {
      cause: new Error(`The apiKeys hook threw: ${reasonOf(cause)}`, { cause }),
    });
  }
}

/** The id of a key that lets in. */
function idOf(known: unknown): string | null {
  if (known === true) {
    return null;
  }
  if (known === false || known === undefined || known === null) {
    throw new GatewayError('INVALID_API_KEY');
  }
  if (!isRecord(known)) {
    throw notUnderstood(`${kindOf(known)}: give true, false, or an object such as { id }`);
  }
  const members = ownMembers(known);
  const [id, enabled = true] = [members.get('id'), members.get('enabled')];
  if (typeof enabled !== 'boolean') {
    throw notUnderstood(`an object whose "enabled" is ${kindOf(enabled)}: give true or false`);
  }
  if (id !== undefined && id !== null && typeof id !== 'string') {
    throw notUnderstood(`an object whose "id" is ${kindOf(id)}: give a text`);
  }
  if (!enabled) {
    throw new GatewayError('INVALID_API_KEY');
  }
  return id ?? null;
}

function notUnderstood(what: string): GatewayError {
  return new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', undefined, {
    cause: new TypeError(`The apiKeys hook gave ${what}`),
  });
}
