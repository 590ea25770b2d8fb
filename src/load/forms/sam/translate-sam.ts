import { isObject, wordOf } from '../../../checks/document-values.js';
import type { LoadContext } from '../../load-context.js';
import { addCors } from './api/cors.js';
import { addEndpointExtension, checkDefinition } from './api/definition.js';
import { addGatewayResponses } from './api/gateway-responses.js';
import { addModels } from './api/models.js';
import { readApis } from './api/read-api.js';
import { addBinaryMediaTypes, addRestApi } from './api/rest-api.js';
import { addStage } from './api/stage.js';
import { addUsagePlans } from './api/usage-plan.js';
import { addAuth } from './auth/auth.js';
import { addPathConditions, implicitCondition } from './conditions.js';
import { addEvent, registerEvent } from './events/add-events.js';
import { type ApiEvent, IMPLICIT_API, readApiEvents } from './events/api-event.js';
import { Globals } from './globals/globals.js';
import { replaceReferences } from './references.js';
import { addEventRoles, addInvocables } from './resources/functions.js';
import { addOtherResources, reportOtherApis } from './resources/other-resources.js';
import { type SamApi, SamTranslation } from './translation.js';

/** Whether a template is one of the AWS Serverless Application Model. */
export function isSamTemplate(template: Readonly<Record<string, unknown>>): boolean {
  const { Transform, Resources } = template;
  const transforms = Array.isArray(Transform) ? Transform : [Transform];
  return (
    transforms.some(isSamTransform) ||
    (isObject(Resources) &&
      Object.values(Resources).some(
        (resource) => isObject(resource) && /^AWS::Serverless::/.test(wordOf(resource.Type)),
      ))
  );
}

function isSamTransform(transform: unknown): boolean {
  return typeof transform === 'string' && transform.startsWith('AWS::Serverless-');
}

/**
 * Turns a SAM template into the CloudFormation template that the transform AWS::Serverless-2016-10-31
 * makes of it, as far as REST APIs are concerned: RestApi, Stage, Deployment, UsagePlan and ApiKey,
 * and the functions, state machines, aliases and roles that they refer to. Functions of CloudFormation
 * stay. `Conditions` of the result has the conditions that combine those of functions.
 *
 * A `DefinitionUri` that is not a place in S3 becomes a `BodyS3Location` that is a string: a path
 * relative to the template. Errors are in the issues of the context.
 */
export function translateSam(template: object, context: LoadContext): object {
  const translation = new SamTranslation(template, context);
  if (!isObject(translation.source.value)) {
    return template;
  }
  const globals = new Globals(template, translation);
  const events = readApiEvents(translation);
  const apis = readApis(events, globals, translation);
  addInvocables(globals, translation);
  addEventRoles(events, translation);
  addEvents(events, apis, translation);
  for (const api of apis.values()) {
    completeApi(api, translation);
  }
  addUsagePlans([...apis.values()], translation);
  addOtherResources(translation);
  reportOtherApis(translation);
  return withoutSam(replaceReferences(translation.template, translation));
}

function addEvents(
  events: readonly ApiEvent[],
  apis: ReadonlyMap<string, SamApi>,
  translation: SamTranslation,
): void {
  const withApi = events.flatMap((event) => {
    const api = apis.get(event.apiId ?? IMPLICIT_API);
    return api === undefined ? [] : [{ event, api }];
  });
  for (const { event, api } of withApi) {
    registerEvent(event, api);
  }
  for (const kind of ['Function', 'StateMachine'] as const) {
    for (const { event, api } of withApi) {
      if (event.owner.kind === kind) {
        addEvent(event, api, translation);
      }
    }
  }
}

function completeApi(api: SamApi, translation: SamTranslation): void {
  if (api.id === IMPLICIT_API && api.managed) {
    api.condition ??= implicitCondition(api, translation);
  }
  checkDefinition(api, translation);
  addCors(api, translation);
  addAuth(api, translation);
  addGatewayResponses(api, translation);
  addBinaryMediaTypes(api, translation);
  addModels(api, translation);
  addEndpointExtension(api, translation);
  api.document?.moveSwaggerNames(api.place);
  addPathConditions(api, translation);
  addRestApi(api, translation);
  addStage(api, translation);
}

/** Without what only SAM knows; other transforms stay. */
function withoutSam(template: Record<string, unknown>): object {
  delete template.Globals;
  const { Transform } = template;
  const others = (Array.isArray(Transform) ? Transform : [Transform]).filter(
    (transform) => transform !== undefined && !isSamTransform(transform),
  );
  if (others.length === 0) {
    delete template.Transform;
  } else {
    template.Transform = others;
  }
  return template;
}
