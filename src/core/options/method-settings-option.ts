import {
  aString,
  eachMember,
  knownMembers,
  type OptionCheck,
  oneOfWords,
  trueOrFalse,
  wholeNumberFrom,
} from '../../checks/option-checks.js';
import type { MethodSetting } from '../../model/stage.js';
import { aBurst, aRate } from './usage-plans-option.js';

/** AWS: API Gateway API reference, "MethodSetting", and "Cache settings for REST APIs" for the TTL. */
const METHOD_SETTING_CHECKS: Readonly<Record<keyof MethodSetting, OptionCheck>> = {
  cachingEnabled: trueOrFalse,
  cacheTtlInSeconds: wholeNumberFrom(0, 3600),
  requireAuthorizationForCacheControl: trueOrFalse,
  unauthorizedCacheControlHeaderStrategy: oneOfWords(
    'FAIL_WITH_403',
    'SUCCEED_WITH_RESPONSE_HEADER',
    'SUCCEED_WITHOUT_RESPONSE_HEADER',
  ),
  throttlingRateLimit: aRate,
  throttlingBurstLimit: aBurst,
  cacheDataEncrypted: trueOrFalse,
  loggingLevel: aString,
  dataTraceEnabled: trueOrFalse,
  metricsEnabled: trueOrFalse,
};

/** Checks the option `methodSettings` without its document. */
export const checkMethodSettings: OptionCheck = eachMember(
  'settings by path and method, such as "*/*" or "/pets/GET"',
  knownMembers(METHOD_SETTING_CHECKS, '{ throttlingRateLimit: 10, throttlingBurstLimit: 20 }'),
);
