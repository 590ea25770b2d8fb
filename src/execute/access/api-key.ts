import { nearestOf } from '../../checks/nearest.js';
import { isRecord, kindOf, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import { hookFailure, hookResult } from '../callers/deadline.js';
import { leave } from '../callers/leave.js';
import type { ContextPatch } from '../request-context/context.js';

/** A known API key. */
export interface ApiKey {
  /** `$context.identity.apiKeyId`. */
  readonly id?: string | undefined;
  /** `false` refuses the key. */
  readonly enabled?: boolean | undefined;
}

/** The result of looking an API key up: `true` or an object accepts the key; `false` or nothing refuses it. */
export type KnownApiKey = ApiKey | boolean | null | undefined;

/** Finds an API key by its value: a Map, or a function such as `key => keys.has(key)`. */
export type ApiKeys =
  | ReadonlyMap<string, ApiKey>
  | ((key: string) => KnownApiKey | Promise<KnownApiKey>);

/**
 * Checks the API key of a request.
 * @throws GatewayError `INVALID_API_KEY`; `AUTHORIZER_FAILURE` if the caller's function throws or
 * takes too long; `AUTHORIZER_CONFIGURATION_ERROR` if its result is not understood
 */
export async function checkApiKey(
  apiKeys: ApiKeys | undefined,
  key: string | undefined,
  timeoutInMillis: number,
): Promise<ContextPatch> {
  if (apiKeys === undefined) {
    throw new GatewayError('INVALID_API_KEY', undefined, {
      cause: new Error(
        'The method requires an API key: set the option apiKeys to a Map of keys or to a function',
      ),
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
    return await hookResult(found, timeoutInMillis);
  } catch (cause) {
    if (isGatewayError(cause)) {
      throw cause;
    }
    throw new GatewayError('AUTHORIZER_FAILURE', undefined, {
      cause: hookFailure('The apiKeys hook', cause),
    });
  }
}

/** The ID of an accepted key. */
function idOf(known: unknown): string | null {
  if (known === true) {
    return null;
  }
  if (known === false || known === undefined || known === null) {
    throw new GatewayError('INVALID_API_KEY');
  }
  try {
    const { id, enabled } = partsOf(known);
    if (enabled) {
      return id;
    }
  } catch (cause) {
    leave(known);
    throw new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', undefined, {
      cause: new TypeError(`The apiKeys hook returned ${reasonOf(cause)}`, { cause }),
    });
  }
  throw new GatewayError('INVALID_API_KEY');
}

/** Each member is read once, by its name: it may be a getter of a class. */
function partsOf(known: unknown): { readonly id: string | null; readonly enabled: boolean } {
  if (!isRecord(known)) {
    throw new TypeError(`${kindOf(known)}: return true, false, or an object such as { id }`);
  }
  const { id = null, enabled = true } = known;
  if (typeof enabled !== 'boolean') {
    throw new TypeError(`an object whose "enabled" is ${kindOf(enabled)}: use true or false`);
  }
  if (id !== null && typeof id !== 'string') {
    throw new TypeError(`an object whose "id" is ${kindOf(id)}: use a string`);
  }
  const misspelt = Object.keys(known).find(
    (name) => name !== 'enabled' && nearestOf(name, ['enabled']) !== undefined,
  );
  if (misspelt !== undefined) {
    throw new TypeError(`an object with ${JSON.stringify(misspelt)}: did you mean "enabled"?`);
  }
  return { id, enabled };
}
