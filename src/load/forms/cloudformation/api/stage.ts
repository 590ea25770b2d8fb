import { isObject, quote } from '../../../../checks/document-values.js';
import type { CanarySettings, DocumentStage } from '../../../../model/stage.js';
import type { LoadContext } from '../../../load-context.js';
import { scalarText } from '../evaluation/evaluated.js';
import type { CloudFormationTemplate, TemplateResource } from '../template.js';
import { apiIdOf, type TemplateApi } from './choose-api.js';
import { methodSettingOf, methodSettingsOf } from './method-settings.js';
import { flagSetting, numberSetting, textSetting } from './stage-values.js';
import { apiKeysOf, usagePlansOf } from './usage-plans.js';

/** A stage of an API: a resource of its own, or what a deployment creates. */
interface Candidate {
  readonly name: string | undefined;
  /** Whether only a deployment knows the name. */
  readonly isOpen: boolean;
  /** Its settings, evaluated. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly resource: TemplateResource;
}

/** The stage that the option `stage` names, or else the template's; `undefined` without any. */
export function stageInTemplate(
  api: TemplateApi,
  template: CloudFormationTemplate,
  context: LoadContext,
): DocumentStage | undefined {
  const chosen = choose(candidates(api, template), context);
  const usagePlans = usagePlansOf(api.id, chosen?.name, template);
  const apiKeys = apiKeysOf(api.id, chosen?.name, usagePlans, template);
  if (chosen === undefined) {
    return usagePlans.length + apiKeys.length === 0
      ? undefined
      : { variables: {}, methodSettings: [], usagePlans, apiKeys };
  }
  const { settings } = chosen;
  const accessLog = isObject(settings.AccessLogSetting) ? settings.AccessLogSetting : {};
  return {
    stageName: chosen.isOpen ? undefined : chosen.name,
    variables: variablesOf(settings.Variables, context),
    cacheClusterEnabled: flagSetting(settings, 'CacheClusterEnabled'),
    cacheClusterSize: textSetting(settings, 'CacheClusterSize'),
    methodSettings: methodSettings(chosen),
    accessLogFormat: textSetting(accessLog, 'Format'),
    canarySettings: canaryOf(settings.CanarySetting, context),
    apiKeys,
    usagePlans,
  };
}

function candidates({ id }: TemplateApi, template: CloudFormationTemplate): readonly Candidate[] {
  const { sources } = template.evaluator.context;
  const own = template
    .ofType('AWS::ApiGateway::Stage')
    .filter((resource) => apiIdOf(resource, template) === id)
    .map((resource) => {
      const settings = propertiesIn(resource, template);
      const isOpen = sources.openValues(settings, 'StageName').length > 0;
      return { name: textSetting(settings, 'StageName'), isOpen, settings, resource };
    });
  const deployed = template
    .ofType('AWS::ApiGateway::Deployment')
    .filter((resource) => apiIdOf(resource, template) === id)
    .flatMap((resource) => {
      const properties = propertiesIn(resource, template);
      const { StageName: name, StageDescription: description } = properties;
      const settings = isObject(description) ? description : {};
      const isOpen = sources.openValues(properties, 'StageName').length > 0;
      return typeof name === 'string' ? [{ name, isOpen, settings, resource }] : [];
    });
  return [...own, ...deployed];
}

function propertiesIn(
  { properties }: TemplateResource,
  template: CloudFormationTemplate,
): Readonly<Record<string, unknown>> {
  return template.evaluator.copyOf(properties) as Readonly<Record<string, unknown>>;
}

function choose(all: readonly Candidate[], context: LoadContext): Candidate | undefined {
  const { stage: wanted } = context.settings;
  if (wanted !== undefined) {
    return all.find(({ name }) => name === wanted);
  }
  const own = all.filter(({ resource }) => resource.type === 'AWS::ApiGateway::Stage');
  const [first, second] = own;
  if (first !== undefined && second !== undefined) {
    const names = own.map(({ name }) => name ?? '').join(', ');
    const message = `The template has the stages ${names}: the settings of ${first.name} apply, so choose one with the option "stage"`;
    context.report('warning', 'DIFFERS_FROM_AWS', message, { ...second.resource.at, pointer: '#' });
  }
  return first ?? all[0];
}

/** Stage variables, without those whose value only a deployment knows. */
function variablesOf(given: unknown, context: LoadContext): Readonly<Record<string, string>> {
  const variables: Record<string, string> = Object.create(null);
  for (const [name, value] of isObject(given) ? Object.entries(given) : []) {
    const open = context.sources.openValues(given as object, name);
    const text = context.sources.numberText(given as object, name) ?? scalarText(value);
    if (open.length > 0) {
      const message = `The stage variable ${quote(name)} is not set, because only a deployment knows ${open.join(', ')}: set ${open.length > 1 ? 'them' : 'it'} in the option "variables", or the stage variable in "stageVariables"`;
      const place = { container: given as object, key: name, pointer: '#' };
      context.report('warning', 'UNRESOLVED_VARIABLE', message, place);
    } else if (text !== undefined) {
      variables[name] = text;
    }
  }
  return variables;
}

function methodSettings({ settings, resource }: Candidate): DocumentStage['methodSettings'] {
  const listed = methodSettingsOf(settings.MethodSettings);
  // What a deployment says of its stage applies to all methods.
  return resource.type === 'AWS::ApiGateway::Deployment'
    ? [...methodSettingOf({ ...settings, ResourcePath: '/*', HttpMethod: '*' }), ...listed]
    : listed;
}

function canaryOf(given: unknown, context: LoadContext): CanarySettings | undefined {
  return isObject(given)
    ? {
        percentTraffic: numberSetting(given, 'PercentTraffic'),
        stageVariableOverrides: variablesOf(given.StageVariableOverrides, context),
        useStageCache: flagSetting(given, 'UseStageCache'),
      }
    : undefined;
}
