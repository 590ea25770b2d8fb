import { booleanOf } from '../../../../../checks/document-values.js';
import type {
  DocumentUsagePlan,
  QuotaSettings,
  StageApiKey,
  ThrottleSettings,
} from '../../../../../model/stage.js';
import { idOf, type TerraformResource } from '../../terraform-resource.js';
import type { ChosenApi } from '../api-choice.js';
import { type Attributes, blockIn, blocksIn, textAt } from '../attributes.js';
import { withResourcePaths } from './resource-paths.js';
import { numberAt } from './stage-values.js';

/** The API keys and usage plans of an API. */
export interface UsagePlans {
  readonly keys: readonly StageApiKey[];
  readonly plans: readonly DocumentUsagePlan[];
}

/**
 * The usage plans that have a stage of the API, and their keys.
 * @param stage `undefined` for all stages
 */
export function usagePlans(
  api: ChosenApi,
  resources: readonly TerraformResource[],
  stage: TerraformResource | undefined,
): UsagePlans {
  const ofType = (type: string): readonly TerraformResource[] =>
    resources.filter((resource) => resource.type === type && resource.mode === 'managed');
  const keys = ofType('aws_api_gateway_api_key');
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  const used = new Set<TerraformResource>();
  const plans: DocumentUsagePlan[] = [];
  for (const plan of ofType('aws_api_gateway_usage_plan')) {
    const stages = blocksIn(plan.values, 'api_stages').filter((one) => isOf(one, api, stage));
    if (stages.length === 0) {
      continue;
    }
    const members = ofType('aws_api_gateway_usage_plan_key').filter(
      ({ values }) => textAt(values, 'usage_plan_id') === idOf(plan),
    );
    const ofPlan = members.flatMap(({ values }) => byId.get(textAt(values, 'key_id') ?? '') ?? []);
    for (const key of ofPlan) {
      used.add(key);
    }
    plans.push(planOf(plan, stages, ofPlan, api));
  }
  return { plans, keys: keys.filter((key) => used.has(key)).map(keyOf) };
}

/** Whether one of the `api_stages` is a stage of the API. What is not known until later fits. */
function isOf(
  values: Attributes,
  { id }: ChosenApi,
  stage: TerraformResource | undefined,
): boolean {
  const api = textAt(values, 'api_id') ?? '';
  const name = textAt(values, 'stage') ?? '';
  const wanted = stage && textAt(stage.values, 'stage_name');
  return api === id && (wanted === undefined || name === wanted || name.includes('${'));
}

function planOf(
  plan: TerraformResource,
  stages: readonly Attributes[],
  keys: readonly TerraformResource[],
  { members }: ChosenApi,
): DocumentUsagePlan {
  const { values } = plan;
  const throttles = stages.flatMap((stage) =>
    blocksIn(stage, 'throttle').map((throttle) => {
      const path = withResourcePaths(throttle, 'path', members) ?? '';
      return [`/${path.replace(/^\/+/, '')}`, throttleOf(throttle)] as const;
    }),
  );
  const throttle = blockIn(values, 'throttle_settings');
  return {
    id: plan.address,
    name: textAt(values, 'name'),
    throttle: throttle && throttleOf(throttle),
    quota: quotaOf(blockIn(values, 'quota_settings')),
    methodThrottles: Object.fromEntries(throttles),
    apiKeyIds: keys.map(({ address }) => address),
  };
}

function throttleOf(block: Attributes): ThrottleSettings {
  return { burstLimit: numberAt(block, 'burst_limit'), rateLimit: numberAt(block, 'rate_limit') };
}

function quotaOf(block: Attributes | undefined): QuotaSettings | undefined {
  const limit = block && numberAt(block, 'limit');
  const period = block && textAt(block, 'period');
  return limit !== undefined && (period === 'DAY' || period === 'WEEK' || period === 'MONTH')
    ? { limit, offset: block && numberAt(block, 'offset'), period }
    : undefined;
}

function keyOf({ address, values }: TerraformResource): StageApiKey {
  const value = textAt(values, 'value');
  return {
    id: address,
    name: textAt(values, 'name'),
    value: value?.includes('${') ? undefined : value,
    enabled: booleanOf(values.enabled) ?? true,
  };
}
