import { isObject } from '../../../../checks/document-values.js';
import type {
  DocumentUsagePlan,
  QuotaSettings,
  StageApiKey,
  ThrottleSettings,
} from '../../../../model/stage.js';
import type { CloudFormationTemplate, TemplateResource } from '../template.js';
import { idIn } from './properties.js';
import { flagSetting, numberSetting, textSetting } from './stage-values.js';

type Settings = Readonly<Record<string, unknown>>;

/** The usage plans that contain a stage of an API. */
export function usagePlansOf(
  apiId: string,
  stage: string | undefined,
  template: CloudFormationTemplate,
): readonly DocumentUsagePlan[] {
  const keys = keysByPlan(template);
  return template.ofType('AWS::ApiGateway::UsagePlan').flatMap((resource) => {
    const settings = settingsOf(resource, template);
    const own = stagesIn(settings.ApiStages, 'ApiId', 'Stage', apiId, stage);
    if (own.length === 0) {
      return [];
    }
    const throttles = own.map(({ Throttle: throttle }) => throttlesByMethod(throttle));
    return {
      id: resource.id,
      name: textSetting(settings, 'UsagePlanName'),
      throttle: throttleOf(settings.Throttle),
      quota: quotaOf(settings.Quota),
      methodThrottles: Object.assign(Object.create(null), ...throttles),
      apiKeyIds: keys.get(resource.id) ?? [],
    };
  });
}

/** The ids of API keys, by the id of their plan. */
function keysByPlan(template: CloudFormationTemplate): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const resource of template.ofType('AWS::ApiGateway::UsagePlanKey')) {
    const plan = idIn(resource, 'UsagePlanId', template) ?? '';
    const key = idIn(resource, 'KeyId', template);
    const known = keys.get(plan) ?? [];
    keys.set(plan, known);
    if (key !== undefined) {
      known.push(key);
    }
  }
  return keys;
}

/** The API keys of a stage: those of its usage plans, and those that name it. */
export function apiKeysOf(
  apiId: string,
  stage: string | undefined,
  plans: readonly DocumentUsagePlan[],
  template: CloudFormationTemplate,
): readonly StageApiKey[] {
  const planned = new Set(plans.flatMap(({ apiKeyIds }) => apiKeyIds));
  return template.ofType('AWS::ApiGateway::ApiKey').flatMap((resource) => {
    const settings = settingsOf(resource, template);
    const named = stagesIn(settings.StageKeys, 'RestApiId', 'StageName', apiId, stage);
    if (!planned.has(resource.id) && named.length === 0) {
      return [];
    }
    const isOpen = template.evaluator.context.sources.openValues(settings, 'Value').length > 0;
    return {
      id: resource.id,
      name: textSetting(settings, 'Name'),
      value: isOpen ? undefined : textSetting(settings, 'Value'),
      // AWS: API Gateway API reference, `CreateApiKey`: a key is disabled unless it says otherwise.
      enabled: flagSetting(settings, 'Enabled') ?? false,
    };
  });
}

function settingsOf({ properties }: TemplateResource, template: CloudFormationTemplate): Settings {
  return template.evaluator.copyOf(properties) as Settings;
}

/** The entries of a list that name an API and one of its stages. */
function stagesIn(
  list: unknown,
  apiKey: string,
  stageKey: string,
  apiId: string,
  stage: string | undefined,
): readonly Settings[] {
  return Array.isArray(list)
    ? list
        .filter(isObject)
        .filter((entry) => textSetting(entry, apiKey)?.replace(/^\$\{(.*)\}$/s, '$1') === apiId)
        .filter((entry) => stage === undefined || textSetting(entry, stageKey) === stage)
    : [];
}

/** AWS: "AWS::ApiGateway::UsagePlan ApiStage", `Throttle`: by path and method, `/pets/GET`. */
function throttlesByMethod(given: unknown): Readonly<Record<string, ThrottleSettings>> {
  const throttles: Record<string, ThrottleSettings> = Object.create(null);
  for (const [method, settings] of isObject(given) ? Object.entries(given) : []) {
    const throttle = throttleOf(settings);
    if (throttle !== undefined) {
      throttles[method] = throttle;
    }
  }
  return throttles;
}

function throttleOf(given: unknown): ThrottleSettings | undefined {
  return isObject(given)
    ? {
        burstLimit: numberSetting(given, 'BurstLimit'),
        rateLimit: numberSetting(given, 'RateLimit'),
      }
    : undefined;
}

function quotaOf(given: unknown): QuotaSettings | undefined {
  const settings = isObject(given) ? given : {};
  const limit = numberSetting(settings, 'Limit');
  const period = textSetting(settings, 'Period')?.toUpperCase();
  return limit !== undefined && (period === 'DAY' || period === 'WEEK' || period === 'MONTH')
    ? { limit, offset: numberSetting(settings, 'Offset'), period }
    : undefined;
}
