import { booleanOf } from '../../../../../checks/document-values.js';
import type { CanarySettings, DocumentStage } from '../../../../../model/stage.js';
import type { LoadContext } from '../../../../load-context.js';
import { attributePlace, type TerraformResource } from '../../terraform-resource.js';
import type { ChosenApi } from '../api-choice.js';
import { type Attributes, blockIn, isSet, textAt } from '../attributes.js';
import { methodSettings } from './method-settings.js';
import { numberAt, textsIn } from './stage-values.js';
import { usagePlans } from './usage-plans.js';

/**
 * The stage of an API that the option `stage` names, or else its first: one that
 * `aws_api_gateway_stage` or, before version 6 of the provider, `aws_api_gateway_deployment` makes.
 */
export function stageOfApi(
  api: ChosenApi,
  resources: readonly TerraformResource[],
  context: LoadContext,
): DocumentStage | undefined {
  const stage = chooseStage(api, context);
  const { keys, plans } = usagePlans(api, resources, stage);
  if (stage === undefined) {
    const isEmpty = keys.length === 0 && plans.length === 0;
    return isEmpty
      ? undefined
      : { variables: {}, methodSettings: [], apiKeys: keys, usagePlans: plans };
  }
  const { values } = stage;
  return {
    stageName: isOpen(stage, context) ? undefined : stageNameOf(stage),
    variables: textsIn(values.variables, context.sources),
    cacheClusterEnabled: booleanOf(values.cache_cluster_enabled),
    cacheClusterSize: textAt(values, 'cache_cluster_size'),
    methodSettings: methodSettings(api, stage, context),
    accessLogFormat: textAt(blockIn(values, 'access_log_settings') ?? {}, 'format'),
    canarySettings: canaryOf(blockIn(values, 'canary_settings'), context),
    apiKeys: keys,
    usagePlans: plans,
  };
}

function chooseStage({ members }: ChosenApi, context: LoadContext): TerraformResource | undefined {
  const { stage: wanted } = context.settings;
  const stages = members.filter(isStage);
  if (wanted !== undefined) {
    return stages.find((stage) => isOpen(stage, context) || stageNameOf(stage) === wanted);
  }
  // A stage of its own goes over the one that its deployment makes.
  const own = stages.filter(({ type }) => type === 'aws_api_gateway_stage');
  const [first, second] = own.length > 0 ? own : stages;
  if (first !== undefined && second !== undefined) {
    const names = (own.length > 0 ? own : stages).map(stageNameOf).join(', ');
    const message = `The API has the stages ${names}: the settings of ${stageNameOf(first)} apply, so choose one with the option "stage"`;
    context.report('warning', 'DIFFERS_FROM_AWS', message, attributePlace(second, 'stage_name'));
  }
  return first;
}

/** Whether only a deployment knows the name of a stage. */
function isOpen({ values }: TerraformResource, { sources }: LoadContext): boolean {
  return sources.openValues(values, 'stage_name').length > 0;
}

function isStage({ type, values }: TerraformResource): boolean {
  return (
    type === 'aws_api_gateway_stage' ||
    (type === 'aws_api_gateway_deployment' && isSet(values.stage_name))
  );
}

function stageNameOf({ values }: TerraformResource): string | undefined {
  return textAt(values, 'stage_name');
}

function canaryOf(
  block: Attributes | undefined,
  { sources }: LoadContext,
): CanarySettings | undefined {
  return (
    block && {
      percentTraffic: numberAt(block, 'percent_traffic'),
      stageVariableOverrides: textsIn(block.stage_variable_overrides, sources),
      useStageCache: booleanOf(block.use_stage_cache),
    }
  );
}
