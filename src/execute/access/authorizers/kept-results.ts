import { isRecord } from '../../../checks/value-kinds.js';
import { sha256Hex } from '../../../http/codings/digest.js';
import { RecentlyUsed } from '../../../java/recently-used.js';
import type { GatewayRequest } from '../../../model/message.js';
import type { PolicyRequest } from '../../../model/policy.js';
import type { MethodAuthorizer, RestApi } from '../../../model/rest-api.js';
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

/** The results of the authorizers of a gateway, by identity. */
export class KeptResults {
  readonly #store: ResultStore;
  readonly #clock: () => number;
  /** Places that were used a moment ago: to digest an identity takes longer than all the rest. */
  readonly #recent: RecentlyUsed<RecentPlace> = new RecentlyUsed(
    MOST_RECENT,
    LONGEST_RECENT,
    () => ({ place: undefined }),
  );

  readonly #beginnings = new WeakMap<MethodAuthorizer, Beginning>();

  /** @param clock returns milliseconds since 1970 */
  constructor(store: ResultStore, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * The place of an authorizer's result. All identity sources count, in their order, and the stage
   * variables, which are in the event: a canary may have others.
   * @param functionArn the function that is asked, whose results differ from those of another; `undefined`
   * for the option `authorizers`, whose results differ by the scopes of the method
   */
  async placeOf(
    { settings: { api } }: MatchedExchange,
    named: MethodAuthorizer,
    functionArn: string | undefined,
    identity: readonly string[],
  ): Promise<ResultPlace> {
    const text = `${this.#beginning(api, named, functionArn)}${JSON.stringify(identity)}]`;
    const recent = this.#recent.get(text);
    if (recent.place === undefined) {
      const key = `authorizer:${api.id}:${api.stage.name}:${named.name}:${await sha256Hex(text)}`;
      recent.place = new ResultPlace(this.#store, this.#clock, named, key);
    }
    return recent.place;
  }

  /** What all results of an authorizer have in common, as the beginning of a JSON array. */
  #beginning(api: RestApi, named: MethodAuthorizer, functionArn: string | undefined): string {
    const last = this.#beginnings.get(named);
    if (last?.api === api && last.functionArn === functionArn) {
      return last.text;
    }
    const asked = functionArn ?? ['authorizers', ...named.scopes];
    const { name, type, identitySource } = named;
    const variables = [...api.stage.variables];
    const members = [api.stage.name, variables, name, type, asked, identitySource];
    const text = `${JSON.stringify(members).slice(0, -1)},`;
    this.#beginnings.set(named, { api, functionArn, text });
    return text;
  }
}

const MOST_RECENT = 500;

/** In UTF-16 units: longer than most tokens and policies. A policy that was read takes 20 times its text. */
const LONGEST_RECENT = 4096;

/** The beginning of a text that tells results apart, and what it was written for. */
interface Beginning {
  readonly api: RestApi;
  readonly functionArn: string | undefined;
  readonly text: string;
}

/** A place, once it is known. */
interface RecentPlace {
  place: ResultPlace | undefined;
}

/** The place of one result. Its key contains a digest of the identity, and never the identity itself. */
class ResultPlace {
  readonly key: string;
  readonly #store: ResultStore;
  readonly #clock: () => number;
  readonly #named: MethodAuthorizer;
  /**
   * The entry that was read last, unless it is long: as long as the store has the same text, its policy is
   * not read again.
   */
  #last: (Entry & { readonly text: string }) | undefined;

  constructor(store: ResultStore, clock: () => number, named: MethodAuthorizer, key: string) {
    this.#store = store;
    this.#clock = clock;
    this.#named = named;
    this.key = key;
  }

  /**
   * The judgement of the kept result about this request. An entry is checked as the result was: one that
   * is not understood, belongs to another key or has come to its end counts as missing.
   */
  async find(asked: PolicyRequest, request: GatewayRequest): Promise<Judgement | undefined> {
    const text = await this.#store.get(this.key, request);
    if (text === undefined) {
      return undefined;
    }
    const entry = text === this.#last?.text ? this.#last : this.#read(text, asked);
    const { endsAt = 0, judgement } = entry ?? {};
    const now = this.#clock();
    const isFresh = endsAt > now && endsAt <= now + this.#named.resultTtlInSeconds * 1000;
    return isFresh ? judgement?.about?.(asked) : undefined;
  }

  /** Keeps a result for `authorizerResultTtlInSeconds`, if it has a policy and nothing else decided. */
  async keep({ policyResult }: Judgement, request: GatewayRequest): Promise<void> {
    if (policyResult === undefined) {
      return;
    }
    const ttlInMillis = this.#named.resultTtlInSeconds * 1000;
    const endsAt = this.#clock() + ttlInMillis;
    const text = jsonOf({ key: this.key, endsAt, result: policyResult });
    if (text !== undefined) {
      await this.#store.set(this.key, text, ttlInMillis, request);
    }
  }

  #read(text: string, asked: PolicyRequest): Entry | undefined {
    try {
      const entry: unknown = JSON.parse(text);
      if (!isRecord(entry) || entry.key !== this.key || typeof entry.endsAt !== 'number') {
        return undefined;
      }
      const judgement = readPolicyResult(entry.result, this.#named.name, asked);
      const read = { endsAt: entry.endsAt, judgement, text };
      this.#last = text.length <= LONGEST_RECENT ? read : undefined;
      return read;
    } catch {
      return undefined;
    }
  }
}

/** A kept result. */
interface Entry {
  /** Milliseconds since 1970. */
  readonly endsAt: number;
  readonly judgement: Judgement;
}

/** `undefined` for what cannot be written as JSON, such as the result of a function with a `toJSON` that throws. */
function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
