import {
  aString,
  being,
  eachItem,
  eachMember,
  knownMembers,
  type OptionCheck,
  oneOfWords,
  wholeNumberFrom,
} from '../../checks/option-checks.js';
import type { ApiStage, QuotaSettings, ThrottleSettings, UsagePlan } from '../../model/stage.js';

const aName: OptionCheck = being(
  'a string of at least one character',
  (value) => typeof value === 'string' && value !== '',
);

/** Requests per second, or `-1`. */
export const aRate: OptionCheck = being(
  'a number of requests per second, or -1 for no limit',
  (value) => typeof value === 'number' && (value === -1 || (value >= 0 && value < Infinity)),
);

/** Requests at once, or `-1`. */
export const aBurst: OptionCheck = wholeNumberFrom(-1, Number.MAX_SAFE_INTEGER);

const THROTTLE_CHECKS: Readonly<Record<keyof ThrottleSettings, OptionCheck>> = {
  rateLimit: aRate,
  burstLimit: aBurst,
};
const aThrottle = knownMembers(THROTTLE_CHECKS, '{ rateLimit: 10, burstLimit: 20 }');

const QUOTA_CHECKS: Readonly<Record<keyof QuotaSettings, OptionCheck>> = {
  limit: wholeNumberFrom(0, Number.MAX_SAFE_INTEGER),
  offset: wholeNumberFrom(0, Number.MAX_SAFE_INTEGER),
  period: oneOfWords('DAY', 'WEEK', 'MONTH'),
};

const API_STAGE_CHECKS: Readonly<Record<keyof ApiStage, OptionCheck>> = {
  apiId: aName,
  stage: aName,
  throttle: eachMember('throttles by path and method, such as "/pets/GET"', aThrottle),
};

const USAGE_PLAN_CHECKS: Readonly<Record<keyof UsagePlan, OptionCheck>> = {
  id: aName,
  name: aString,
  apiStages: eachItem('stages', knownMembers(API_STAGE_CHECKS, "{ stage: 'prod' }", ['stage'])),
  throttle: aThrottle,
  quota: knownMembers(QUOTA_CHECKS, "{ limit: 1000, period: 'DAY' }", ['limit', 'period']),
  keys: eachItem('ids of API keys', aName),
};

const eachPlan = eachItem(
  'usage plans',
  knownMembers(USAGE_PLAN_CHECKS, "{ id: 'basic', keys: ['k1'] }", ['id', 'keys']),
);

/** Checks the option `usagePlans` without its document. */
export function checkUsagePlans(value: unknown, place: string): object | undefined {
  const plans = eachPlan(value, place) as readonly UsagePlan[];
  const ids = plans.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new TypeError(`${place} has two plans with the id ${JSON.stringify(twice)}`);
  }
  return plans;
}
