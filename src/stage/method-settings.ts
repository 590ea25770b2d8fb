import type { Method, RestApi } from '../model/rest-api.js';
import type { CacheControlStrategy, MethodSetting, ThrottleSettings } from '../model/stage.js';
import { ALL_METHODS, byCanonicalKey, methodKeysOf } from './method-key.js';

/** The settings of a method, complete. AWS: API Gateway API reference, "MethodSetting". */
export interface ResolvedMethodSetting {
  readonly cachingEnabled: boolean;
  readonly cacheTtlInSeconds: number;
  readonly requireAuthorizationForCacheControl: boolean;
  readonly unauthorizedCacheControlHeaderStrategy: CacheControlStrategy;
  /** `undefined` if the method is not limited. */
  readonly throttle: ThrottleLimits | undefined;
}

/** A token bucket, both of whose numbers are known. */
export interface ThrottleLimits {
  /** Requests per second. */
  readonly rateLimit: number;
  /** Requests. */
  readonly burstLimit: number;
}

/** A value for each method of an API; a method `ANY` has one for each method that it covers. */
export class ByMethod<Value> {
  readonly #api: RestApi;
  readonly #values = new Map<Method, ReadonlyMap<string, Value>>();

  /** @param make makes the value from the method's canonical key, such as `/pets/GET` */
  constructor(api: RestApi, make: (key: string, method: Method, httpMethod: string) => Value) {
    this.#api = api;
    for (const resource of api.resources) {
      for (const method of resource.methods.values()) {
        const values = [...methodKeysOf(resource, method)].map(
          ([name, key]) => [name, make(key, method, name)] as const,
        );
        this.#values.set(method, new Map(values));
      }
    }
  }

  /** @param httpMethod the method of the request, which `ANY` may cover */
  of(method: Method, httpMethod: string): Value | undefined {
    const values = this.#values.get(method);
    return values?.get(httpMethod) ?? values?.get('ANY');
  }

  /** A table of what a function makes of each value. */
  map<Made>(make: (value: Value, key: string) => Made): ByMethod<Made> {
    return new ByMethod(this.#api, (key, method, httpMethod) =>
      make(this.#values.get(method)?.get(httpMethod) as Value, key),
    );
  }

  /** The values of all methods. */
  values(): readonly Value[] {
    return [...this.#values.values()].flatMap((values) => [...values.values()]);
  }
}

/**
 * Completes the settings of each method: those of its own entry, then those of its `ANY`, then those of
 * `*` + `/*`, then AWS's defaults, but for the throttle, which is off without a setting.
 * @throws TypeError for a method that the API lacks
 */
export function resolveMethodSettings(
  api: RestApi,
  given: Readonly<Record<string, MethodSetting>>,
): ByMethod<ResolvedMethodSetting> {
  const entries = byCanonicalKey(given, api, 'methodSettings', [ALL_METHODS]);
  const all = entries.get(ALL_METHODS) ?? {};
  return new ByMethod(api, (key, _method, httpMethod) => {
    const any = entries.get(key.replace(/[^/]*$/, 'ANY')) ?? {};
    const own = { ...any, ...entries.get(key) };
    return Object.freeze(resolved({ ...all, ...own }, own, httpMethod));
  });
}

function resolved(
  setting: MethodSetting,
  own: MethodSetting,
  httpMethod: string,
): ResolvedMethodSetting {
  const {
    cachingEnabled = false,
    cacheTtlInSeconds = 300,
    requireAuthorizationForCacheControl = true,
    unauthorizedCacheControlHeaderStrategy = 'SUCCEED_WITH_RESPONSE_HEADER',
    throttlingRateLimit,
    throttlingBurstLimit,
  } = setting;
  return {
    // AWS: "Cache settings for REST APIs": caching for all methods is caching for all GET methods.
    cachingEnabled: httpMethod === 'GET' ? cachingEnabled : (own.cachingEnabled ?? false),
    cacheTtlInSeconds,
    requireAuthorizationForCacheControl,
    unauthorizedCacheControlHeaderStrategy,
    throttle: throttleOf({ rateLimit: throttlingRateLimit, burstLimit: throttlingBurstLimit }),
  };
}

/**
 * Completes a throttle: a number that is absent, or `-1`, is AWS's default beside one that is set.
 * @returns `undefined` if neither is set
 */
export function throttleOf({
  rateLimit,
  burstLimit,
}: ThrottleSettings): ThrottleLimits | undefined {
  const [rate, burst] = [limitOf(rateLimit), limitOf(burstLimit)];
  return rate === undefined && burst === undefined
    ? undefined
    : { rateLimit: rate ?? DEFAULT_RATE_LIMIT, burstLimit: burst ?? DEFAULT_BURST_LIMIT };
}

/** AWS: "Throttle requests to your REST APIs", quotas of an account, in requests per second and requests. */
const DEFAULT_RATE_LIMIT = 10_000;
const DEFAULT_BURST_LIMIT = 5_000;

/** Terraform and CloudFormation write `-1` for a limit that is not set. */
function limitOf(limit: number | undefined): number | undefined {
  return limit === -1 ? undefined : limit;
}
