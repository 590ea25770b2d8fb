import { nearestOf } from '../../checks/nearest.js';
import { isRecord, kindOf, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import type { ApiKeyRecord } from '../../model/stage.js';
import { hookFailure, hookResult } from '../callers/deadline.js';
import { leave } from '../callers/leave.js';
import type { MatchedExchange } from '../request-context/exchange.js';

/** A known API key. */
export interface ApiKey {
  /** `$context.identity.apiKeyId`. */
  readonly id?: string | undefined;
  /** `false` refuses the key. */
  readonly enabled?: boolean | undefined;
}

/**
 * The result of looking an API key up: `true`, or an object with `id` or `enabled`, accepts the key;
 * `false`, `enabled: false` or nothing refuses it. Any other object, such as the result of a query, is
 * not understood.
 */
export type KnownApiKey = ApiKey | boolean | null | undefined;

/**
 * Finds an API key by its value: a Map, or a function such as `key => keys.has(key)`; or AWS's own list.
 */
export type ApiKeys = ApiKeyLookup | readonly ApiKeyRecord[];

/** The forms of {@link ApiKeys} that a request reads. */
export type ApiKeyLookup =
  | ReadonlyMap<string, ApiKey>
  | ((key: string) => KnownApiKey | Promise<KnownApiKey>);

/**
 * Checks the API key of a request: one that is enabled and, where the stage has usage plans, in one of
 * them.
 * @param usageIdentifierKey what an authorizer returned
 * @returns the exchange with the key in `$context.identity`
 * @throws GatewayError `INVALID_API_KEY`; `AUTHORIZER_FAILURE` if the caller's function throws or
 * takes too long; `AUTHORIZER_CONFIGURATION_ERROR` if its result is not understood
 */
export async function withApiKey(
  exchange: MatchedExchange,
  usageIdentifierKey: string | undefined,
): Promise<MatchedExchange> {
  const { settings, request, context } = exchange;
  const { api, apiKeys, plans, hookTimeoutInMillis } = settings;
  const fromHeader = request.header('x-api-key')?.at(-1);
  const apiKey = api.apiKeySource === 'AUTHORIZER' ? usageIdentifierKey : fromHeader;
  if (apiKeys === undefined) {
    throw new GatewayError('INVALID_API_KEY', undefined, {
      cause: new Error(
        'The method requires an API key: set the option apiKeys to a list, a Map of keys or a function',
      ),
    });
  }
  if (apiKey === undefined || apiKey === '') {
    throw new GatewayError('INVALID_API_KEY');
  }
  const found = await lookUp(apiKeys, apiKey, hookTimeoutInMillis);
  const apiKeyId = idOf(found, apiKeys instanceof Map);
  if (plans !== undefined && (apiKeyId === null || !plans.has(apiKeyId))) {
    throw withoutPlan(apiKeyId, api.stage.name);
  }
  return {
    ...exchange,
    apiKeyId: apiKeyId ?? undefined,
    context: context.with({ identity: { apiKey, apiKeyId } }),
  };
}

function withoutPlan(id: string | null, stage: string): GatewayError {
  return new GatewayError('INVALID_API_KEY', undefined, {
    cause: new Error(
      id === null
        ? 'The API key has no id, so that no usage plan can list it: return { id } from the option apiKeys'
        : `The API key ${JSON.stringify(id)} is in no usage plan of the stage ${JSON.stringify(stage)} (option usagePlans)`,
    ),
  });
}

async function lookUp(
  apiKeys: ApiKeyLookup,
  key: string,
  timeoutInMillis: number,
): Promise<unknown> {
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

/**
 * The ID of an accepted key.
 * @param isListed whether the caller keeps it in a Map, so that any object is a key
 */
function idOf(known: unknown, isListed: boolean): string | null {
  if (known === true) {
    return null;
  }
  if (known === false || known === undefined || known === null) {
    throw new GatewayError('INVALID_API_KEY');
  }
  try {
    const { id, enabled } = partsOf(known, isListed);
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
function partsOf(
  known: unknown,
  isListed: boolean,
): { readonly id: string | null; readonly enabled: boolean } {
  if (!isRecord(known)) {
    throw new TypeError(`${kindOf(known)}: return true, false, or an object such as { id }`);
  }
  const { id: givenId, enabled: given } = known;
  const [id, enabled] = [givenId ?? null, given === undefined ? true : given];
  if (!isListed && id === null && given === undefined) {
    throw new TypeError(
      'an object without "id" and "enabled", which may be anything: return true, false, or { id }',
    );
  }
  if (typeof enabled !== 'boolean') {
    throw new TypeError(`an object whose "enabled" is ${kindOf(enabled)}: use true or false`);
  }
  if (id !== null && typeof id !== 'string') {
    throw new TypeError(`an object whose "id" is ${kindOf(id)}: use a string`);
  }
  const misspelt = Object.keys(known).find(
    (name) =>
      /^(?:is_?)?disabled$/i.test(name) ||
      (name !== 'enabled' && nearestOf(name, ['enabled']) !== undefined),
  );
  if (misspelt !== undefined) {
    throw new TypeError(`an object with ${JSON.stringify(misspelt)}: did you mean "enabled"?`);
  }
  return { id, enabled };
}
