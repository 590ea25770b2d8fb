import type { RestApi } from '../../model/rest-api.js';
import type { ApiStage, ThrottleSettings, UsagePlan } from '../../model/stage.js';
import { byCanonicalKey } from '../method-key.js';
import { ByMethod, type ThrottleLimits, throttleOf } from '../method-settings.js';

/** A usage plan of this stage, with its limits by method. */
export interface StagePlan {
  readonly plan: UsagePlan;
  readonly throttle: ThrottleLimits | undefined;
  /** `undefined` if the plan limits no single method. */
  readonly methods: ByMethod<MethodThrottle | undefined> | undefined;
}

/** The limits of a plan for one method. */
export interface MethodThrottle extends ThrottleLimits {
  /** `/pets/GET`. */
  readonly method: string;
}

/**
 * The usage plans of a stage, by the id of each of their API keys.
 * @param apiId the option `apiId`: without it, plans of any API count
 * @throws TypeError for a key that is in two plans, and for a method that the API lacks
 */
export function plansByKey(
  plans: readonly UsagePlan[],
  api: RestApi,
  apiId: string | undefined,
): ReadonlyMap<string, StagePlan> {
  const byKey = new Map<string, StagePlan>();
  for (const plan of plans) {
    const stages = plan.apiStages?.filter((entry) => isOf(entry, api, apiId));
    if (stages?.length === 0) {
      continue;
    }
    const throttle = throttleOf(plan.throttle ?? {});
    const stagePlan = { plan, throttle, methods: methodThrottles(plan.id, stages ?? [], api) };
    for (const key of plan.keys) {
      const other = byKey.get(key)?.plan ?? plan;
      if (other !== plan) {
        throw inTwoPlans(key, other.id, plan.id);
      }
      byKey.set(key, stagePlan);
    }
  }
  return byKey;
}

function isOf(entry: ApiStage, { stage }: RestApi, apiId: string | undefined): boolean {
  const isOfApi = apiId === undefined || entry.apiId === undefined || entry.apiId === apiId;
  return entry.stage === stage.name && isOfApi;
}

function inTwoPlans(key: string, one: string, other: string): TypeError {
  const [id, first, second] = [key, one, other].map((text) => JSON.stringify(text));
  return new TypeError(
    `The API key ${id} is in two usage plans of this stage, ${first} and ${second}: keep it in one. If they are of several APIs, set the option apiId`,
  );
}

function methodThrottles(
  planId: string,
  stages: readonly ApiStage[],
  api: RestApi,
): StagePlan['methods'] {
  const option = `usagePlans, plan ${JSON.stringify(planId)}`;
  const throttles = new Map<string, ThrottleSettings>();
  for (const { throttle = {} } of stages) {
    for (const [method, settings] of byCanonicalKey(throttle, api, option)) {
      throttles.set(method, settings);
    }
  }
  if (throttles.size === 0) {
    return undefined;
  }
  return new ByMethod(api, (method) => {
    const settings = throttles.get(method) ?? throttles.get(method.replace(/[^/]*$/, 'ANY'));
    const limits = throttleOf(settings ?? {});
    return limits && { method, ...limits };
  });
}
