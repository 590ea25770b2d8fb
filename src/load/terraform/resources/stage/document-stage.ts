import { booleanOf } from '../../../../checks/document-values.js';
import type { CanarySettings, DocumentStage } from '../../../../model/stage.js';
import type { LoadContext } from '../../../load-context.js';
import { attributePlace, type TerraformResource } from '../../terraform-resource.js';
import type { ChosenApi } from '../api-choice.js';
import { type Attributes, blockIn, isSet, textAt } from '../attributes.js';
import { methodSettings } from './method-settings.js';
import { numberAt, textsIn } from './stage-values.js';
import { usagePlans } from './usage-plans.js';

/**
 * The stage of an API: the one that `aws_api_gateway_stage` or, before version 6 of the provider,
 * `aws_api_gateway_deployment` makes. Of several stages none is chosen.
 */
export function stageOfApi(
  api: ChosenApi,
  resources: readonly TerraformResource[],
  context: LoadContext,
): DocumentStage | undefined {
  const stages = api.members.filter(isStage);
  const named = [...new Map(stages.map((stage) => [stageNameOf(stage), stage])).values()];
  const [stage] = named;
  const { keys, plans } = usagePlans(api, resources, named.length > 1 ? undefined : stage);
  if (named.length > 1 && stage !== undefined) {
    const names = named.map(stageNameOf).join(', ');
    const message = `The API has ${named.length} stages, ${names}, so their variables and settings were NOT applied: set the options stage and stageVariables`;
    context.report('warning', 'IGNORED_SETTING', message, attributePlace(stage, 'stage_name'));
  }
  if (named.length !== 1 || stage === undefined) {
    const isEmpty = keys.length === 0 && plans.length === 0;
    return isEmpty
      ? undefined
      : { variables: {}, methodSettings: [], apiKeys: keys, usagePlans: plans };
  }
  const { values } = stage;
  return {
    stageName: stageNameOf(stage),
    variables: textsIn(values.variables),
    cacheClusterEnabled: booleanOf(values.cache_cluster_enabled),
    cacheClusterSize: textAt(values, 'cache_cluster_size'),
    methodSettings: methodSettings(api, stage, context),
    accessLogFormat: textAt(blockIn(values, 'access_log_settings') ?? {}, 'format'),
    canarySettings: canaryOf(blockIn(values, 'canary_settings')),
    apiKeys: keys,
    usagePlans: plans,
  };
}

function isStage({ type, values }: TerraformResource): boolean {
  return (
    type === 'aws_api_gateway_stage' ||
    (type === 'aws_api_gateway_deployment' && isSet(values.stage_name))
  );
}

export function stageNameOf({ values }: TerraformResource): string | undefined {
  return textAt(values, 'stage_name');
}

function canaryOf(block: Attributes | undefined): CanarySettings | undefined {
  return (
    block && {
      percentTraffic: numberAt(block, 'percent_traffic'),
      stageVariableOverrides: textsIn(block.stage_variable_overrides),
      useStageCache: booleanOf(block.use_stage_cache),
    }
  );
}
