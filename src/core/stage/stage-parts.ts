import type { ExecutionSettings } from '../../execute/request-context/settings.js';
import type { RestApi } from '../../model/rest-api.js';
import { throttlingOf } from '../../stage/limits/throttling.js';
import { plansByKey } from '../../stage/limits/usage-plans.js';
import { resolveMethodSettings } from '../../stage/method-settings.js';
import type { CoreOptions } from '../options/options.js';
import type { Platform } from '../platform.js';
import { responseCacheOf } from './response-cache.js';
import type { CheckedStores } from './stores.js';

/** What the settings of a gateway know of its stage. */
export type StageParts = Required<
  Pick<
    ExecutionSettings<never>,
    'methodSettings' | 'plans' | 'throttling' | 'responseCache' | 'entryStore'
  >
>;

/**
 * Makes what a stage counts and keeps of the options.
 * @throws TypeError for settings of a method that the API lacks, for a key in two plans, and for a cache
 * without a place to keep responses
 */
export function stagePartsOf(
  options: CoreOptions<never>,
  api: RestApi,
  { counters, entries, openMemory }: Partial<CheckedStores> & Pick<Platform, 'openMemory'>,
  clock: () => number,
): StageParts {
  const { methodSettings: given, usagePlans, apiId } = options;
  const methodSettings = given && resolveMethodSettings(api, given);
  const plans = usagePlans && plansByKey(usagePlans, api, apiId);
  const throttling = throttlingOf({ api, methodSettings, plans, counter: counters, clock });
  const responseCache = responseCacheOf(options, api, methodSettings, entries, openMemory);
  return { methodSettings, plans, throttling, responseCache, entryStore: entries };
}
