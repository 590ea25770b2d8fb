import { child, isTruthy, ownValue } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';

const STAGE_PROPERTIES = [
  'StageName',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'Variables',
  'MethodSettings',
  'AccessLogSetting',
  'CanarySetting',
  'TracingEnabled',
];

/** The logical id of the stage of an API. The service adds a hash for names with other characters. */
export function stageId(api: SamApi): string {
  const name = ownValue(api.properties.value, 'StageName');
  return typeof name === 'string' && /^[A-Za-z0-9]+$/.test(name)
    ? `${api.id}${name}Stage`
    : `${api.id}Stage`;
}

/** Adds the stage and the deployment of an API. */
export function addStage(api: SamApi, translation: SamTranslation): void {
  const { drafts, references } = translation;
  const { id, place, properties, condition } = api;
  const deploymentId = `${id}Deployment`;
  const name = child(properties, 'StageName');
  if (!isTruthy(name.value)) {
    const message = '"StageName" is missing: set it to the name of the stage';
    translation.error('INVALID_VALUE', message, name);
  }
  const deployment = drafts.object(place, { RestApiId: drafts.object(place, { Ref: id }) });
  if (!isTruthy(ownValue(properties.value, 'OpenApiVersion'))) {
    // Without OpenApiVersion, the deployment makes a second stage of this name.
    drafts.put(deployment, 'StageName', 'Stage', place);
  }
  const stage = drafts.object(place, {
    RestApiId: drafts.object(place, { Ref: id }),
    DeploymentId: drafts.object(place, { Ref: deploymentId }),
  });
  for (const property of STAGE_PROPERTIES) {
    drafts.move(properties.value as object, property, stage);
  }
  translation.addResource(
    deploymentId,
    'AWS::ApiGateway::Deployment',
    deployment,
    place,
    condition,
  );
  translation.addResource(stageId(api), 'AWS::ApiGateway::Stage', stage, place, condition);
  references.set(`${id}.Deployment`, deploymentId);
  references.set(`${id}.Stage`, stageId(api));
}
