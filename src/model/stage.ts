/**
 * The settings of a stage, as a file describes them beside its API. AWS: "Setting up a stage for a
 * REST API", API Gateway API reference, "Stage".
 */
export interface DocumentStage {
  readonly stageName?: string | undefined;
  /** Stage variables, by name. */
  readonly variables: Readonly<Record<string, string>>;
  readonly cacheClusterEnabled?: boolean | undefined;
  /** GB, as AWS writes the sizes: `0.5`, `1.6`, `6.1`. */
  readonly cacheClusterSize?: string | undefined;
  readonly methodSettings: readonly DocumentMethodSetting[];
  /** The format of the access log. */
  readonly accessLogFormat?: string | undefined;
  readonly canarySettings?: CanarySettings | undefined;
  readonly apiKeys: readonly StageApiKey[];
  readonly usagePlans: readonly DocumentUsagePlan[];
}

/**
 * What a stage does for a method: its cache, and how many requests it lets through. AWS: API Gateway API
 * reference, "MethodSetting". Members that are `undefined` are not set.
 */
export interface MethodSetting {
  /** Default `false`. */
  readonly cachingEnabled?: boolean | undefined;
  /** Seconds; default 300. */
  readonly cacheTtlInSeconds?: number | undefined;
  /** Whether a client needs permission to invalidate a cached response; default `true`. */
  readonly requireAuthorizationForCacheControl?: boolean | undefined;
  /** What happens without that permission; default `SUCCEED_WITH_RESPONSE_HEADER`. */
  readonly unauthorizedCacheControlHeaderStrategy?: CacheControlStrategy | undefined;
  /** Requests per second that the method takes in the long run; `-1` sets no limit. */
  readonly throttlingRateLimit?: number | undefined;
  /** Requests that the method takes at once; `-1` sets no limit. */
  readonly throttlingBurstLimit?: number | undefined;
  /** Without effect, as are the members below. */
  readonly cacheDataEncrypted?: boolean | undefined;
  readonly loggingLevel?: string | undefined;
  readonly dataTraceEnabled?: boolean | undefined;
  readonly metricsEnabled?: boolean | undefined;
}

/** What a client gets that invalidates a cached response without permission. */
export type CacheControlStrategy =
  | 'FAIL_WITH_403'
  | 'SUCCEED_WITH_RESPONSE_HEADER'
  | 'SUCCEED_WITHOUT_RESPONSE_HEADER';

/** A {@link MethodSetting} with the method it is for, as a file has it; its values are not checked. */
export interface DocumentMethodSetting
  extends Omit<MethodSetting, 'unauthorizedCacheControlHeaderStrategy'> {
  /** The path of the resource with its slashes, or `/*` for all. */
  readonly resourcePath: string;
  /** In upper case, or `*` for all. */
  readonly httpMethod: string;
  readonly unauthorizedCacheControlHeaderStrategy?: string | undefined;
}

/** AWS: API Gateway API reference, "CanarySettings". */
export interface CanarySettings {
  readonly percentTraffic?: number | undefined;
  readonly stageVariableOverrides: Readonly<Record<string, string>>;
  readonly useStageCache?: boolean | undefined;
}

/** An API key. AWS: API Gateway API reference, "ApiKey". */
export interface ApiKeyRecord {
  /** `$context.identity.apiKeyId`, and what a usage plan lists. */
  readonly id: string;
  readonly name?: string | undefined;
  /** The secret that clients send. */
  readonly value: string;
  /** `false` refuses the key; default `true`. */
  readonly enabled?: boolean | undefined;
}

/** An API key, as a file describes it. */
export interface StageApiKey {
  /** The logical id or address of the key in its file. */
  readonly id: string;
  readonly name?: string | undefined;
  /** `undefined` where AWS would make one. */
  readonly value?: string | undefined;
  readonly enabled: boolean;
}

/** Limits for each of some API keys. AWS: API Gateway API reference, "UsagePlan". */
export interface UsagePlan {
  readonly id: string;
  readonly name?: string | undefined;
  /** The stages that the plan opens to its keys; default: the stage of the gateway. */
  readonly apiStages?: readonly ApiStage[] | undefined;
  /** Limits each key over all methods. */
  readonly throttle?: ThrottleSettings | undefined;
  readonly quota?: QuotaSettings | undefined;
  /** The ids of its API keys. */
  readonly keys: readonly string[];
}

/** A stage of a usage plan. AWS: API Gateway API reference, "ApiStage". */
export interface ApiStage {
  /** Compared only if the option `apiId` names the gateway's own. */
  readonly apiId?: string | undefined;
  readonly stage: string;
  /** Limits each key on a method: `/pets/GET`. */
  readonly throttle?: Readonly<Record<string, ThrottleSettings>> | undefined;
}

/** A usage plan, as a file describes it: one that has the stage of the document. */
export interface DocumentUsagePlan extends Omit<UsagePlan, 'apiStages' | 'keys'> {
  /** Throttle settings of single methods: `/pets/GET`. */
  readonly methodThrottles: Readonly<Record<string, ThrottleSettings>>;
  /** The ids of its API keys. */
  readonly apiKeyIds: readonly string[];
}

/** A token bucket. AWS: API Gateway API reference, "ThrottleSettings". */
export interface ThrottleSettings {
  /** Requests that the bucket holds; default 5,000 beside a `rateLimit`. */
  readonly burstLimit?: number | undefined;
  /** Requests per second that fill the bucket; default 10,000 beside a `burstLimit`. */
  readonly rateLimit?: number | undefined;
}

/** Requests in a period. AWS: API Gateway API reference, "QuotaSettings". */
export interface QuotaSettings {
  readonly limit: number;
  /** Requests subtracted from the limit in the first period. */
  readonly offset?: number | undefined;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
}
