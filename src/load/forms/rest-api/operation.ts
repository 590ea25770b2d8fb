import { booleanOf, quote, wordOf } from '../../../checks/document-values.js';
import { Draft, draftList, type Origin } from '../../source/draft.js';
import { integrationExtension } from './integration.js';
import type { RequestValidators } from './request-validators.js';
import { anyMember, membersOf, type RestApiDraft, textIn } from './rest-api-draft.js';
import type { ControlPlaneResource, MethodPart } from './rest-api-parts.js';
import type { SecuritySchemes } from './security-schemes.js';

/** What all operations of a document refer to. */
export interface OperationScope {
  readonly draft: RestApiDraft;
  readonly security: SecuritySchemes;
  readonly validators: RequestValidators;
  /** The names of the models that methods refer to. */
  readonly usedModels: Set<string>;
}

type Items = (readonly [value: unknown, from: Origin])[];

/** Makes the operation of a method. */
export function operationOf(method: MethodPart, scope: OperationScope): object {
  const { draft, security, validators } = scope;
  const { properties } = method;
  const origin = { container: properties, key: 'httpMethod' };
  const operation = new Draft(draft.sources);
  if (textIn(properties, 'operationName') !== undefined) {
    operation.take(properties, 'operationName', 'operationId');
  }
  const parameters = parametersOf(properties, draft);
  writeRequestModels(operation, parameters, properties, scope);
  if (parameters.length > 0) {
    const list = draftList(parameters, draft.sources);
    operation.put('parameters', list, { container: properties, key: 'requestParameters' });
  }
  operation.put('responses', methodResponsesOf(method, operation, scope), origin);
  const requirements = security.requirementsOf(method);
  if (requirements.length > 0 || draft.root.has('security')) {
    const from = { container: properties, key: 'authorizationType' };
    const items = requirements.map((requirement) => [requirement, from] as const);
    operation.put('security', draftList(items, draft.sources), from);
  }
  const validator = validators.ofMethod(method);
  if (validator !== undefined) {
    const from = { container: properties, key: 'requestValidatorId' };
    operation.put('x-amazon-apigateway-request-validator', validator, from);
  }
  const integration = integrationExtension(method, draft);
  if (integration !== undefined) {
    const from = anyMember(method.integration ?? properties);
    operation.put('x-amazon-apigateway-integration', integration, from);
  }
  return operation.object;
}

const LOCATIONS: Readonly<Record<string, string>> = {
  path: 'path',
  querystring: 'query',
  multivaluequerystring: 'query',
  header: 'header',
  multivalueheader: 'header',
};

/** AWS: API Gateway API reference, "Method", `requestParameters`: names with whether each is required. */
function parametersOf(properties: ControlPlaneResource, draft: RestApiDraft): Items {
  const map = properties.requestParameters;
  const items: Items = [];
  for (const [key, value] of membersOf(map)) {
    const from = { container: map as object, key };
    const [, location = '', name = ''] = /^method\.request\.([a-z]+)\.(.+)$/is.exec(key) ?? [];
    const place = Object.hasOwn(LOCATIONS, location) ? LOCATIONS[location] : undefined;
    if (place === undefined) {
      const message = `${quote(key)} is not a request parameter and was NOT applied: write method.request.path.NAME, method.request.querystring.NAME or method.request.header.NAME`;
      draft.warn('UNKNOWN_PROPERTY', message, from);
      continue;
    }
    const parameter = new Draft(draft.sources);
    parameter.put('name', name, from);
    parameter.put('in', place, from);
    const required = place === 'path' || (booleanOf(value) ?? false);
    parameter.put('required', required, from);
    writeType(parameter, 'string', draft, from);
    items.push([parameter.object, from]);
  }
  return items;
}

function writeType(target: Draft, type: string, { isSwagger2 }: RestApiDraft, from: Origin): void {
  (isSwagger2 ? target : target.inside('schema', from)).put('type', type, from);
}

function writeRequestModels(
  operation: Draft,
  parameters: Items,
  properties: ControlPlaneResource,
  scope: OperationScope,
): void {
  const map = properties.requestModels;
  const models = membersOf(map);
  const [first] = models;
  if (first === undefined) {
    return;
  }
  const from = { container: properties, key: 'requestModels' };
  if (!scope.draft.isSwagger2) {
    const body = operation.inside('requestBody', from);
    writeContent(body, models, map as object, scope);
    body.put('required', true, from);
    return;
  }
  const [mediaType, model] = first;
  const types = models.map(([type]) => [type, { container: map as object, key: type }] as const);
  operation.put('consumes', draftList(types, scope.draft.sources), from);
  if (models.some(([, other]) => other !== model)) {
    const message = `A Swagger 2.0 body has one model for all media types: ${quote(wordOf(model))} applies to all of this method's, so write the document in OpenAPI 3.0`;
    scope.draft.warn('INVALID_MODEL', message, from);
  }
  const parameter = new Draft(scope.draft.sources);
  const origin = { container: map as object, key: mediaType };
  parameter.put('in', 'body', origin);
  parameter.put('name', wordOf(model), origin);
  parameter.put('required', true, origin);
  writeReference(parameter, model, origin, scope);
  parameters.push([parameter.object, origin]);
}

/** Writes `content`: the model of each media type. */
function writeContent(
  target: Draft,
  models: readonly (readonly [string, unknown])[],
  map: object,
  scope: OperationScope,
): void {
  for (const [type, model] of models) {
    const from = { container: map, key: type };
    writeReference(target.inside('content', from).inside(type, from), model, from, scope);
  }
}

function writeReference(target: Draft, model: unknown, from: Origin, scope: OperationScope): void {
  if (typeof model !== 'string' || model === '') {
    return;
  }
  scope.usedModels.add(model);
  const name = model.replaceAll('~', '~0').replaceAll('/', '~1');
  target.inside('schema', from).put('$ref', `${scope.draft.modelReference}${name}`, from);
}

function methodResponsesOf(
  { methodResponses }: MethodPart,
  operation: Draft,
  scope: OperationScope,
): object {
  const responses = new Draft(scope.draft.sources);
  for (const response of methodResponses) {
    const origin = { container: response, key: 'statusCode' };
    const status = textIn(response, 'statusCode');
    if (status === undefined) {
      scope.draft.error('INVALID_VALUE', 'A method response needs a "statusCode"', origin);
      continue;
    }
    if (responses.has(status)) {
      const message = `The method has two method responses ${status}: the last one applies, so remove the other`;
      scope.draft.warn('DUPLICATE_KEY', message, origin);
    }
    const made = new Draft(scope.draft.sources);
    made.put('description', `${status} response`, origin);
    writeHeaders(made, response, scope.draft);
    writeResponseModels(made, operation, response, scope);
    responses.put(status, made.object, origin);
  }
  return responses.object;
}

function writeHeaders(made: Draft, response: ControlPlaneResource, draft: RestApiDraft): void {
  const map = response.responseParameters;
  for (const [key] of membersOf(map)) {
    const from = { container: map as object, key };
    const name = /^method\.response\.(?:multivalue)?header\.(.+)$/is.exec(key)?.[1];
    if (name === undefined) {
      const message = `${quote(key)} is not a header of a method response and was NOT applied: write method.response.header.NAME`;
      draft.warn('UNKNOWN_PROPERTY', message, from);
      continue;
    }
    const headers = made.inside('headers', { container: response, key: 'responseParameters' });
    writeType(headers.inside(name, from), 'string', draft, from);
  }
}

function writeResponseModels(
  made: Draft,
  operation: Draft,
  response: ControlPlaneResource,
  scope: OperationScope,
): void {
  const map = response.responseModels;
  const models = membersOf(map);
  const [first] = models;
  if (first === undefined) {
    return;
  }
  const origin = { container: map as object, key: first[0] };
  if (!scope.draft.isSwagger2) {
    writeContent(made, models, map as object, scope);
    return;
  }
  const known = operation.object.produces;
  const produced = new Set([
    ...(Array.isArray(known) ? known : []),
    ...models.map(([type]) => type),
  ]);
  operation.put('produces', [...produced], origin);
  writeReference(made, first[1], origin, scope);
}
