import {
  aString,
  being,
  eachMember,
  knownMembers,
  type OptionCheck,
  trueOrFalse,
} from '../../checks/option-checks.js';
import type { CanarySettings } from '../../model/stage.js';

/** AWS: API Gateway API reference, "CanarySettings". */
const CANARY_CHECKS: Readonly<Record<keyof CanarySettings, OptionCheck>> = {
  percentTraffic: being(
    'a number from 0 to 100',
    (value) => typeof value === 'number' && value >= 0 && value <= 100,
  ),
  stageVariableOverrides: eachMember('texts', aString),
  useStageCache: trueOrFalse,
};

/** Checks the option `canarySettings`. */
export const checkCanarySettings: OptionCheck = knownMembers(
  CANARY_CHECKS,
  "{ percentTraffic: 10, stageVariableOverrides: { alias: 'next' } }",
);
