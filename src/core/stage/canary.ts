import type { ExecutionSettings } from '../../execute/request-context/settings.js';
import type { ApiDocument } from '../../model/document/api-document.js';
import type { RestApi } from '../../model/rest-api.js';
import { ResponseCache } from '../../stage/cache/response-cache.js';
import { SharedStore } from '../../stage/cache/shared-store.js';
import { importSource, isRestApi } from '../import-source.js';
import type { CoreOptions } from '../options/options.js';

/** The settings of the requests that the stage serves, and of those that its canary does. */
export interface StageAndCanary<Native> {
  readonly settings: ExecutionSettings<Native>;
  /** `undefined` without the option `canarySettings`. */
  readonly canary: ExecutionSettings<Native> | undefined;
  /** The settings for the next request, by chance. */
  readonly choose: () => ExecutionSettings<Native>;
}

/**
 * Divides requests between a stage and its canary, which has stage variables of its own. Both are one
 * stage for throttles, quotas, authorizers and observers; what an authorizer returned is kept apart where
 * they have other variables, because those are in its event. AWS: "Set up an API Gateway canary release
 * deployment".
 * @param settingsOf makes the settings of the canary from its API
 * @throws TypeError for stage variables together with an API that is already imported
 */
export function withCanary<Native>(
  source: ApiDocument | RestApi | object,
  options: CoreOptions<Native>,
  stage: ExecutionSettings<Native>,
  settingsOf: (api: RestApi) => ExecutionSettings<Native>,
): StageAndCanary<Native> {
  const { canarySettings, stageVariables } = options;
  if (canarySettings === undefined) {
    return { settings: stage, canary: undefined, choose: () => stage };
  }
  const { percentTraffic = 0, stageVariableOverrides = {} } = canarySettings;
  if (isRestApi(source) && Object.keys(stageVariableOverrides).length > 0) {
    throw new TypeError(
      'The API is already imported, so canarySettings.stageVariableOverrides cannot take effect: pass the document',
    );
  }
  const api = isRestApi(source)
    ? source
    : importSource(source, {
        ...options,
        stageVariables: { ...stageVariables, ...stageVariableOverrides },
      });
  const made = settingsOf(api);
  const { results } = stage;
  const responseCache = cacheOf(stage, made, canarySettings.useStageCache === true);
  const canary = { ...made, results, responseCache, isCanaryRequest: true };
  const others = { ...stage, isCanaryRequest: false };
  return {
    settings: others,
    canary,
    choose: () => (Math.random() * 100 < percentTraffic ? canary : others),
  };
}

/** The cache of the canary: the stage's, or one of its own, also in a store that both share. */
function cacheOf(
  stage: ExecutionSettings<never>,
  { api, methodSettings, responseCache, entryStore }: ExecutionSettings<never>,
  useStageCache: boolean,
): ExecutionSettings<never>['responseCache'] {
  if (stage.responseCache === undefined || methodSettings === undefined) {
    return responseCache;
  }
  if (useStageCache) {
    return new ResponseCache(stage.responseCache.store, methodSettings);
  }
  if (entryStore === undefined) {
    return responseCache;
  }
  const name = `${api.stage.name}/canary`;
  const named = { ...api, stage: { ...api.stage, name } };
  return new ResponseCache(new SharedStore(entryStore, named), methodSettings);
}
