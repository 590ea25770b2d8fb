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
  readonly methodSettings: readonly MethodSetting[];
  /** The format of the access log. */
  readonly accessLogFormat?: string | undefined;
  readonly canarySettings?: CanarySettings | undefined;
  readonly apiKeys: readonly StageApiKey[];
  readonly usagePlans: readonly UsagePlan[];
}

/** AWS: API Gateway API reference, "MethodSetting". Members that are `undefined` are not set. */
export interface MethodSetting {
  /** The path of the resource with its slashes, or `/*` for all. */
  readonly resourcePath: string;
  /** In upper case, or `*` for all. */
  readonly httpMethod: string;
  readonly cachingEnabled?: boolean | undefined;
  /** Seconds. */
  readonly cacheTtlInSeconds?: number | undefined;
  readonly cacheDataEncrypted?: boolean | undefined;
  readonly requireAuthorizationForCacheControl?: boolean | undefined;
  readonly unauthorizedCacheControlHeaderStrategy?: string | undefined;
  /** Requests. */
  readonly throttlingBurstLimit?: number | undefined;
  /** Requests per second. */
  readonly throttlingRateLimit?: number | undefined;
  readonly loggingLevel?: string | undefined;
  readonly dataTraceEnabled?: boolean | undefined;
  readonly metricsEnabled?: boolean | undefined;
}

/** AWS: API Gateway API reference, "CanarySettings". */
export interface CanarySettings {
  readonly percentTraffic?: number | undefined;
  readonly stageVariableOverrides: Readonly<Record<string, string>>;
  readonly useStageCache?: boolean | undefined;
}

export interface StageApiKey {
  /** The logical id or address of the key in its file. */
  readonly id: string;
  readonly name?: string | undefined;
  /** `undefined` where AWS would make one. */
  readonly value?: string | undefined;
  readonly enabled: boolean;
}

/** AWS: API Gateway API reference, "UsagePlan". */
export interface UsagePlan {
  readonly id: string;
  readonly name?: string | undefined;
  readonly throttle?: ThrottleSettings | undefined;
  readonly quota?: QuotaSettings | undefined;
  /** Throttle settings of single methods: `/pets/GET`. */
  readonly methodThrottles: Readonly<Record<string, ThrottleSettings>>;
  /** The ids of its API keys. */
  readonly apiKeyIds: readonly string[];
}

export interface ThrottleSettings {
  /** Requests. */
  readonly burstLimit?: number | undefined;
  /** Requests per second. */
  readonly rateLimit?: number | undefined;
}

export interface QuotaSettings {
  /** Requests per period. */
  readonly limit: number;
  /** Requests subtracted from the first period. */
  readonly offset?: number | undefined;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
}
