import { describe, isObject } from '../../../../checks/document-values.js';
import { checkNames } from '../check-names.js';
import { combineConditions } from '../conditions.js';
import { child, children, type Entry, isTruthy, type Made } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';
import { stageId } from './stage.js';

const PLAN_PROPERTIES = [
  'CreateUsagePlan',
  'Description',
  'Quota',
  'Tags',
  'Throttle',
  'UsagePlanName',
];

/**
 * Adds the usage plans that `Auth.UsagePlan` of the APIs asks for, with an API key for each: one for
 * an API, or one that APIs share.
 * AWS: SAM, "ApiUsagePlan".
 */
export function addUsagePlans(apis: readonly SamApi[], translation: SamTranslation): void {
  const sharing: (readonly [SamApi, Entry])[] = [];
  for (const api of apis) {
    const plan = child(api.auth, 'UsagePlan');
    const kind = isTruthy(plan.value) ? kindOfPlan(plan, translation) : undefined;
    if (kind === 'PER_API') {
      addPlan(api.id, `${api.id}UsagePlan`, [api], plan, api.condition, translation);
    } else if (kind === 'SHARED') {
      sharing.push([api, plan]);
    }
  }
  const [, plan] = sharing.at(-1) ?? [];
  if (plan !== undefined) {
    const shared = sharing.map(([api]) => api);
    const condition = sharedCondition(shared, plan, translation);
    addPlan('Serverless', 'ServerlessUsagePlan', shared, plan, condition, translation);
  }
}

function kindOfPlan(plan: Entry, translation: SamTranslation): unknown {
  if (!isObject(plan.value)) {
    const message = `"UsagePlan" must be an object, not ${describe(plan.value)}`;
    translation.error('INVALID_TYPE', message, plan);
    return undefined;
  }
  checkNames(children(plan), PLAN_PROPERTIES, '"UsagePlan"', translation);
  const kind = child(plan, 'CreateUsagePlan');
  if (kind.value !== 'PER_API' && kind.value !== 'SHARED' && kind.value !== 'NONE') {
    const found = kind.value === undefined ? 'it is missing' : `not ${describe(kind.value)}`;
    const message = `"CreateUsagePlan" must be PER_API, SHARED or NONE: ${found}`;
    translation.error('INVALID_VALUE', message, kind);
  }
  return kind.value;
}

/** A plan that APIs share exists if one of them does. */
function sharedCondition(
  apis: readonly SamApi[],
  place: Entry,
  translation: SamTranslation,
): string | undefined {
  const conditions = apis.map(({ condition }) => condition);
  return conditions.includes(undefined)
    ? undefined
    : combineConditions(conditions as string[], 'SharedUsagePlanCondition', place, translation);
}

function addPlan(
  prefix: string,
  planId: string,
  apis: readonly SamApi[],
  plan: Entry,
  condition: string | undefined,
  translation: SamTranslation,
): void {
  const { drafts, references } = translation;
  const ref = (id: string): Made => drafts.object(plan, { Ref: id });
  const keyId = `${prefix}ApiKey`;
  const planKeyId = `${prefix}UsagePlanKey`;
  const stages = apis.map((api) =>
    drafts.object(plan, { ApiId: ref(api.id), Stage: ref(stageId(api)) }),
  );
  const keys = apis.map((api) =>
    drafts.object(plan, { RestApiId: ref(api.id), StageName: ref(stageId(api)) }),
  );
  const properties = drafts.object(plan, { ApiStages: drafts.list(plan, stages) });
  for (const { key, value } of children(plan)) {
    if (key !== 'CreateUsagePlan' && isTruthy(value)) {
      drafts.move(plan.value as object, key, properties);
    }
  }
  const key = drafts.object(plan, { Enabled: true, StageKeys: drafts.list(plan, keys) });
  const planKey = drafts.object(plan, {
    KeyId: ref(keyId),
    KeyType: 'API_KEY',
    UsagePlanId: ref(planId),
  });
  translation.addResource(planId, 'AWS::ApiGateway::UsagePlan', properties, plan, condition);
  translation.addResource(keyId, 'AWS::ApiGateway::ApiKey', key, plan, condition);
  translation.addResource(planKeyId, 'AWS::ApiGateway::UsagePlanKey', planKey, plan, condition);
  for (const { id } of apis) {
    references.set(`${id}.UsagePlan`, planId);
    references.set(`${id}.ApiKey`, keyId);
    references.set(`${id}.UsagePlanKey`, planKeyId);
  }
}
