import { isObject } from '../../../../checks/document-values.js';
import type { DocumentMethodSetting } from '../../../../model/stage.js';
import { flagSetting, numberSetting, textSetting } from './stage-values.js';

/** AWS: "AWS::ApiGateway::Stage MethodSetting". */
export function methodSettingsOf(list: unknown): readonly DocumentMethodSetting[] {
  return Array.isArray(list) ? list.filter(isObject).flatMap(methodSettingOf) : [];
}

/** One setting; none where it sets nothing, as on AWS. */
export function methodSettingOf(
  given: Readonly<Record<string, unknown>>,
): readonly DocumentMethodSetting[] {
  const values = {
    cachingEnabled: flagSetting(given, 'CachingEnabled'),
    cacheTtlInSeconds: numberSetting(given, 'CacheTtlInSeconds'),
    cacheDataEncrypted: flagSetting(given, 'CacheDataEncrypted'),
    throttlingBurstLimit: numberSetting(given, 'ThrottlingBurstLimit'),
    throttlingRateLimit: numberSetting(given, 'ThrottlingRateLimit'),
    loggingLevel: textSetting(given, 'LoggingLevel'),
    dataTraceEnabled: flagSetting(given, 'DataTraceEnabled'),
    metricsEnabled: flagSetting(given, 'MetricsEnabled'),
  };
  if (Object.values(values).every((value) => value === undefined)) {
    return [];
  }
  const resourcePath = pathOf(textSetting(given, 'ResourcePath') ?? '/*');
  const httpMethod = (textSetting(given, 'HttpMethod') ?? '*').toUpperCase();
  return [{ resourcePath, httpMethod, ...values }];
}

/** `/~1pets~1{id}`, as AWS writes paths here, and what people write: `/pets/{id}`. */
function pathOf(written: string): string {
  return `/${written.replaceAll('~1', '/')}`.replace(/\/{2,}/g, '/');
}
