import { isRecord } from '../../../checks/value-kinds.js';
import type { GatewayRequest } from '../../../model/message.js';
import type { PolicyRequest } from '../../../model/policy.js';
import type { MethodAuthorizer } from '../../../model/rest-api.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import { type Judgement, readPolicyResult } from './authorizer-result.js';

/** Where the results of authorizers are kept: in memory, or in the store of the option `stores`. */
export interface ResultStore {
  /** The text that was set, if its time has not ended. Never rejects. */
  get(key: string, request: GatewayRequest): string | undefined | Promise<string | undefined>;
  /** Never rejects. */
  set(
    key: string,
    value: string,
    ttlInMillis: number,
    request: GatewayRequest,
  ): void | Promise<void>;
}

/**
 * The key of an authorizer's result: a digest of the identity, and never the identity itself. All
 * identity sources count, in their order.
 * @param asked who is asked: another function, or another method with other scopes, has another key
 */
export async function resultKey(
  { settings: { api } }: MatchedExchange,
  { name, type, identitySource }: MethodAuthorizer,
  asked: string | readonly string[],
  identity: readonly string[],
): Promise<string> {
  const text = JSON.stringify([type, asked, identitySource, identity]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  return `authorizer:${api.id}:${api.stage.name}:${name}:${hex.join('')}`;
}

/**
 * The judgement of a kept result about this method. An entry is checked as the result was: one that is
 * not understood, belongs to another key or has come to its end counts as missing.
 */
export async function keptJudgement(
  { settings: { results, clock }, request: { request } }: MatchedExchange,
  { name, resultTtlInSeconds }: MethodAuthorizer,
  key: string,
  asked: PolicyRequest,
): Promise<Judgement | undefined> {
  const text = await results.get(key, request);
  if (text === undefined) {
    return undefined;
  }
  const now = clock();
  try {
    const entry: unknown = JSON.parse(text);
    if (!isRecord(entry) || entry.key !== key || typeof entry.endsAt !== 'number') {
      return undefined;
    }
    const isFresh = entry.endsAt > now && entry.endsAt <= now + resultTtlInSeconds * 1000;
    return isFresh ? readPolicyResult(entry.result, name, asked) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a result for `authorizerResultTtlInSeconds`, if it has a policy and nothing else decided. */
export async function keepResult(
  { settings: { results, clock }, request: { request } }: MatchedExchange,
  { resultTtlInSeconds }: MethodAuthorizer,
  key: string,
  { policyResult }: Judgement,
): Promise<void> {
  if (policyResult === undefined) {
    return;
  }
  const ttlInMillis = resultTtlInSeconds * 1000;
  const text = jsonOf({ key, endsAt: clock() + ttlInMillis, result: policyResult });
  if (text !== undefined) {
    await results.set(key, text, ttlInMillis, request);
  }
}

/** `undefined` for what cannot be written as JSON, such as the result of a function with a `toJSON` that throws. */
function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
