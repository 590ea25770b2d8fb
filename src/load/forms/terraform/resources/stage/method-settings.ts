import { booleanOf } from '../../../../../checks/document-values.js';
import type { DocumentMethodSetting } from '../../../../../model/stage.js';
import type { LoadContext } from '../../../../load-context.js';
import { attributePlace, type TerraformResource } from '../../terraform-resource.js';
import type { ChosenApi } from '../api-choice.js';
import { type Attributes, blockIn, textAt } from '../attributes.js';
import { withResourcePaths } from './resource-paths.js';
import { numberAt } from './stage-values.js';

/** The settings of the methods of a stage, `aws_api_gateway_method_settings`. */
export function methodSettings(
  { members }: ChosenApi,
  stage: TerraformResource,
  context: LoadContext,
): readonly DocumentMethodSetting[] {
  const name = textAt(stage.values, 'stage_name');
  return members.flatMap((resource) => {
    const { type, values } = resource;
    const settings = blockIn(values, 'settings');
    if (type !== 'aws_api_gateway_method_settings' || settings === undefined) {
      return [];
    }
    const ofStage = textAt(values, 'stage_name');
    if (ofStage !== undefined && !ofStage.includes('${') && ofStage !== name) {
      return [];
    }
    const target = targetOf(withResourcePaths(values, 'method_path', members) ?? '');
    if (target === undefined) {
      const message = `The method_path of ${resource.address} is not known, and its settings were NOT applied: write it as path/METHOD, or as */* for all methods`;
      context.report(
        'warning',
        'IGNORED_SETTING',
        message,
        attributePlace(resource, 'method_path'),
      );
      return [];
    }
    return [{ ...target, ...settingOf(settings) }];
  });
}

/** `path/METHOD` without a leading slash, `/METHOD` for the root, `*` for all. */
function targetOf(
  path: string,
): Pick<DocumentMethodSetting, 'resourcePath' | 'httpMethod'> | undefined {
  const [, resource = '', method = ''] = /^\/*(.*?)\/*([^/]+)$/s.exec(path) ?? [];
  if (method === '' || path.includes('${')) {
    return undefined;
  }
  const decoded = resource.replaceAll('~1', '/').replace(/^\/+|\/+$/g, '');
  return { resourcePath: `/${decoded}`, httpMethod: method.toUpperCase() };
}

function settingOf(values: Attributes): Omit<DocumentMethodSetting, 'resourcePath' | 'httpMethod'> {
  const isAbsent = (attribute: string): boolean => numberAt(values, attribute) === -1;
  return {
    cachingEnabled: booleanOf(values.caching_enabled),
    cacheTtlInSeconds: numberAt(values, 'cache_ttl_in_seconds'),
    cacheDataEncrypted: booleanOf(values.cache_data_encrypted),
    requireAuthorizationForCacheControl: booleanOf(values.require_authorization_for_cache_control),
    unauthorizedCacheControlHeaderStrategy: textAt(
      values,
      'unauthorized_cache_control_header_strategy',
    ),
    // -1 stands for no limit of its own.
    throttlingBurstLimit: isAbsent('throttling_burst_limit')
      ? undefined
      : numberAt(values, 'throttling_burst_limit'),
    throttlingRateLimit: isAbsent('throttling_rate_limit')
      ? undefined
      : numberAt(values, 'throttling_rate_limit'),
    loggingLevel: textAt(values, 'logging_level'),
    dataTraceEnabled: booleanOf(values.data_trace_enabled),
    metricsEnabled: booleanOf(values.metrics_enabled),
  };
}
