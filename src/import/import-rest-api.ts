import { awsAccount } from '../checks/account-options.js';
import { describe } from '../checks/document-values.js';
import { checkOptions } from '../checks/option-checks.js';
import { ApiImportError } from '../errors.js';
import { velocityEngine } from '../mapping/templates/template-engine.js';
import type { ApiDocument } from '../model/document/api-document.js';
import { REST_API, type Resource, type RestApi } from '../model/rest-api.js';
import { readApiSettings } from './api/api-settings.js';
import { readBasePath } from './api/base-path.js';
import { recognize } from './api/document-kind.js';
import { readGatewayResponses } from './api/gateway-responses.js';
import { readResourcePolicy } from './api/resource-policy.js';
import { shortId } from './api/short-id.js';
import { checkedEngine } from './checked-engine.js';
import { Cursor } from './document/cursor.js';
import { plainDocument } from './document/plain-document.js';
import { IMPORT_OPTION_CHECKS, type ImportOptions } from './import-options.js';
import { onceForEachText } from './mappings/templates.js';
import { readResources } from './methods/resources.js';
import { readSecuritySchemes } from './methods/security.js';
import { readValidators } from './validation/validators.js';

export type { ImportOptions } from './import-options.js';

/**
 * Checks and compiles a Swagger 2.0 or OpenAPI 3.0 document with `x-amazon-apigateway` extensions.
 * @throws ApiImportError with all issues of the document, each with its place
 * @throws TypeError for a document that is not an object, and for options that are unknown or invalid
 */
export function importRestApi(
  document: ApiDocument | object,
  options: ImportOptions = {},
): RestApi {
  refuseOtherValues(document);
  const {
    stage,
    stageVariables: given,
    ...rest
  } = checkOptions(options, IMPORT_OPTION_CHECKS, 'importRestApi');
  const account = awsAccount(rest);
  const root = Cursor.open(plainDocument(document), account);
  const version = recognize(root);
  if (version === undefined) {
    throw new ApiImportError(root.issues());
  }
  const settings = readApiSettings(root);
  const basePath = readBasePath(root, version, rest.basePath ?? 'ignore');
  const own = rest.templateEngine;
  const engine = own === undefined ? velocityEngine : checkedEngine(own);
  const stageVariables = new Map(Object.entries(given ?? {}));
  const resources = readResources(root, basePath.prefix, {
    root,
    version,
    account,
    stageVariables,
    compileTemplate: onceForEachText((text) => engine.compile(text)),
    validators: readValidators(root, version),
  });
  const gatewayResponses = readGatewayResponses(root);
  const id = rest.apiId ?? shortId(identity(settings.name, resources), 10);
  const resourcePolicy = readResourcePolicy(root, account, id);
  return Object.freeze({
    [REST_API]: true as const,
    id,
    deploymentId: [...id.slice(-6)].reverse().join(''),
    ...settings,
    account,
    stage: Object.freeze({
      name: stage ?? basePath.stage ?? 'default',
      variables: stageVariables,
    }),
    resources,
    securitySchemes: readSecuritySchemes(root, version),
    gatewayResponses,
    resourcePolicy,
    warnings: warningsOf(root, rest.failOnWarnings ?? false),
  });
}

function refuseOtherValues(document: unknown): void {
  const isPromise = document instanceof Promise;
  if (typeof document !== 'object' || document === null || isPromise) {
    const remedy = isPromise ? 'await it first' : 'read it with loadDocument first';
    throw new TypeError(
      `The first argument of importRestApi must be a document, not ${isPromise ? 'a promise' : describe(document)}: ${remedy}`,
    );
  }
}

/** @throws ApiImportError if there are errors, or warnings that count as errors */
function warningsOf(root: Cursor, failOnWarnings: boolean): RestApi['warnings'] {
  const issues = root.issues();
  if (failOnWarnings ? issues.length > 0 : issues.some(({ severity }) => severity === 'error')) {
    throw new ApiImportError(issues);
  }
  return Object.freeze(issues.map((issue) => Object.freeze(issue)));
}

function identity(name: string, resources: readonly Resource[]): string {
  const operations = resources.map(({ path, methods }) => `${path} ${[...methods.keys()].join()}`);
  return [name, ...operations].join('\n');
}
