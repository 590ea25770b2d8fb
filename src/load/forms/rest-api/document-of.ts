import { quote } from '../../../checks/document-values.js';
import type { LoadContext } from '../../load-context.js';
import type { Draft } from '../../source/draft.js';
import {
  writeBuiltInModels,
  writeGatewayResponses,
  writeModels,
  writeRestApi,
} from './api-level.js';
import { applyBasePath } from './import-parameters.js';
import { type OperationScope, operationOf } from './operation.js';
import { RequestValidators } from './request-validators.js';
import { ResourceTree } from './resource-tree.js';
import { anyMember, membersOf, RestApiDraft, textIn } from './rest-api-draft.js';
import type { MethodPart, RestApiParts } from './rest-api-parts.js';
import { SecuritySchemes } from './security-schemes.js';

/**
 * Makes the OpenAPI document with extensions that describes an API: OpenAPI 3.0, or the version of
 * the body. What the resources define is added to the body, and replaces operations, models and
 * gateway responses of the same name, as it does on AWS, where the body is imported first.
 */
export function documentOf(parts: RestApiParts, context: LoadContext): object {
  const body = parts.body && applyBasePath(parts.body, parts.restApi, context);
  const draft = new RestApiDraft(body, parts.restApi, context);
  writeRestApi(draft, parts.restApi);
  const scope: OperationScope = {
    draft,
    security: new SecuritySchemes(draft, parts.authorizers),
    validators: new RequestValidators(draft, parts.requestValidators),
    usedModels: new Set(),
  };
  writeModels(draft, parts.models);
  writeMethods(parts, scope);
  writeBuiltInModels(draft, scope.usedModels);
  writeGatewayResponses(draft, parts.gatewayResponses);
  return draft.root.object;
}

function writeMethods({ resources, methods }: RestApiParts, scope: OperationScope): void {
  const { draft } = scope;
  const tree = new ResourceTree(draft, resources);
  const paths = methods.length === 0 ? undefined : new Paths(draft);
  for (const method of methods) {
    const at = { container: method.properties, key: 'resourceId' };
    const path = tree.pathOf(method.resourceId, at);
    const operation = operationOf(method, scope);
    if (path !== undefined) {
      paths?.add(path, method, operation);
    }
  }
}

const OPERATIONS = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put']);

/** The path items of the document, by path. */
class Paths {
  readonly #draft: RestApiDraft;
  readonly #paths: Draft;
  /** The keys that the body writes differently, such as `/pets/`. */
  readonly #keys = new Map<string, string>();
  readonly #written = new Set<string>();

  constructor(draft: RestApiDraft) {
    this.#draft = draft;
    this.#paths = draft.root.inside('paths', anyMember(draft.root.object));
    for (const [key] of membersOf(this.#paths.object)) {
      this.#keys.set(`/${key.replace(/^\/|(?<=.)\/$/g, '')}`, key);
    }
  }

  add(path: string, { properties }: MethodPart, operation: object): void {
    const from = { container: properties, key: 'httpMethod' };
    const method = textIn(properties, 'httpMethod')?.toLowerCase() ?? '';
    const key = method === 'any' ? 'x-amazon-apigateway-any-method' : method;
    if (method !== 'any' && !OPERATIONS.has(method)) {
      const message = `${quote(method)} is not a method of API Gateway: use one of ANY, ${[...OPERATIONS].join(', ').toUpperCase()}`;
      this.#draft.error('INVALID_VALUE', message, from);
      return;
    }
    const identity = `${key} ${path}`;
    if (this.#written.has(identity)) {
      const message = `The method ${method.toUpperCase()} ${path} is defined twice, which API Gateway refuses: the last one applies here, so remove the other`;
      this.#draft.warn('DUPLICATE_KEY', message, from);
    }
    this.#written.add(identity);
    this.#paths.inside(this.#keys.get(path) ?? path, from).put(key, operation, from);
  }
}
