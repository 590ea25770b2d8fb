import type { Method, RestApi } from '../../model/rest-api.js';
import type { UsagePlan } from '../../model/stage.js';
import type { QuotaCount, RequestLimit, TokenBucket } from '../../model/store.js';
import type { ByMethod, ResolvedMethodSetting, ThrottleLimits } from '../method-settings.js';
import type { RequestCounter } from '../stores/checked-counters.js';
import { MemoryCounters } from './memory-counters.js';
import { quotaPeriodAt } from './quota-period.js';
import type { StagePlan } from './usage-plans.js';

/** What limits the requests of a stage. */
export interface ThrottlingParts {
  readonly api: RestApi;
  /** `undefined` without the option `methodSettings`. */
  readonly methodSettings: ByMethod<ResolvedMethodSetting> | undefined;
  /** By the id of an API key; `undefined` without the option `usagePlans`. */
  readonly plans: ReadonlyMap<string, StagePlan> | undefined;
  /** Shared by several processes; default: the memory of the gateway. */
  readonly counter: RequestCounter | undefined;
  readonly clock: () => number;
}

/**
 * What limits the requests of a stage: the throttles and the quota of a usage plan for each API key, and
 * the throttle of the stage for each method. AWS: "Throttle requests to your REST APIs".
 */
export class Throttling {
  readonly counter: RequestCounter;
  readonly #stage: string;
  readonly #buckets: ByMethod<readonly TokenBucket[]> | undefined;
  readonly #plans: ReadonlyMap<string, StagePlan>;
  readonly #firstPeriods: ReadonlyMap<UsagePlan, string>;

  constructor({ api, methodSettings, plans = new Map(), counter, clock }: ThrottlingParts) {
    this.counter = counter ?? new MemoryCounters();
    this.#stage = `${escaped(api.id)}/${escaped(api.stage.name)}`;
    this.#plans = plans;
    this.#firstPeriods = firstPeriods([...plans.values()], clock);
    this.#buckets = methodSettings && this.#bucketsOf(methodSettings);
  }

  /**
   * The limits of a request, in the order in which they refuse: the plan's for the key and the method,
   * the plan's for the key, its quota, and the stage's for the method.
   * @param keyId of an API key that the method asks for
   * @param time milliseconds since 1970
   */
  limitsOf(
    method: Method,
    httpMethod: string,
    keyId: string | undefined,
    time: number,
  ): readonly RequestLimit[] {
    const ofStage = this.#buckets?.of(method, httpMethod) ?? [];
    const plan = keyId === undefined ? undefined : this.#plans.get(keyId);
    if (keyId === undefined || plan === undefined) {
      return ofStage;
    }
    const key = `${escaped(plan.plan.id)}/${escaped(keyId)}`;
    const ofMethod = plan.methods?.of(method, httpMethod);
    const limits: RequestLimit[] = [];
    if (ofMethod !== undefined) {
      limits.push(bucket(`plan/${key}/${this.#stage}${ofMethod.method}`, ofMethod));
    }
    if (plan.throttle !== undefined) {
      limits.push(bucket(`plan/${key}`, plan.throttle));
    }
    if (plan.plan.quota !== undefined) {
      limits.push(this.#quotaOf(plan.plan, plan.plan.quota, key, time));
    }
    return [...limits, ...ofStage];
  }

  #bucketsOf(settings: ByMethod<ResolvedMethodSetting>): ByMethod<readonly TokenBucket[]> {
    return settings.map(({ throttle }, key) =>
      throttle === undefined ? [] : [bucket(`stage/${this.#stage}${key}`, throttle)],
    );
  }

  #quotaOf(
    plan: UsagePlan,
    { limit, period, offset = 0 }: NonNullable<UsagePlan['quota']>,
    key: string,
    time: number,
  ): QuotaCount {
    const { name, endsAt } = quotaPeriodAt(period, time);
    const isFirst = this.#firstPeriods.get(plan) === name;
    return {
      type: 'QUOTA',
      key: `quota/${key}/${name}`,
      limit: isFirst ? Math.max(0, limit - offset) : limit,
      endsAt,
    };
  }
}

/** The limits of a stage; `undefined` if nothing is limited. */
export function throttlingOf(parts: ThrottlingParts): Throttling | undefined {
  const { methodSettings, plans } = parts;
  const isLimited =
    methodSettings?.values().some(({ throttle }) => throttle !== undefined) === true ||
    [...(plans?.values() ?? [])].some(
      ({ plan, throttle, methods }) =>
        plan.quota !== undefined || throttle !== undefined || methods !== undefined,
    );
  return isLimited ? new Throttling(parts) : undefined;
}

function bucket(key: string, { rateLimit, burstLimit }: ThrottleLimits): TokenBucket {
  return { type: 'BUCKET', key, rateLimit, burstLimit };
}

/** The period in which the gateway is made is the first of a quota with an offset. */
function firstPeriods(
  plans: readonly StagePlan[],
  clock: () => number,
): ReadonlyMap<UsagePlan, string> {
  return new Map(
    plans.flatMap(({ plan }) =>
      plan.quota?.offset === undefined
        ? []
        : [[plan, quotaPeriodAt(plan.quota.period, clock()).name] as const],
    ),
  );
}

/** Without a slash, so that the parts of a key keep apart. */
function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
