import { isObject } from '../../checks/document-values.js';
import type { Method, MethodResponse, PathTemplate } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfExtensions } from '../document/known-extensions.js';
import type { ImportScope } from '../import-scope.js';
import { readIntegration } from '../integration/integration.js';
import { readParameters } from './parameters.js';
import { readSecurity } from './security.js';

/** What the path says about an operation. */
export interface OperationPlace {
  /** `GET` … `PUT`, or `ANY`. */
  readonly httpMethod: string;
  readonly pathItem: Cursor;
  readonly template: PathTemplate;
}

/** Reads an operation: AWS's method request, integration and method responses. */
export function readMethod(operation: Cursor, place: OperationPlace, scope: ImportScope): Method {
  const { httpMethod, pathItem, template } = place;
  operation.members();
  warnOfExtensions(operation, 'an operation');
  const requestParameters = readParameters(
    pathItem.at('parameters'),
    operation.at('parameters'),
    template,
  );
  const methodResponses = readMethodResponses(operation.at('responses'));
  const integration = operation.extension('integration');
  if (!integration.exists) {
    operation.warn(
      'MISSING_INTEGRATION',
      'No integration defined for method: it answers 500 until "x-amazon-apigateway-integration" says where it leads',
    );
  }
  if (integration.exists && !integration.pointer.startsWith(`${operation.pointer}/`)) {
    operation.warn(
      'DIFFERS_FROM_AWS',
      'The integration is taken from where its "$ref" leads; REST APIs on AWS do not follow that',
    );
  }
  const operationId = operation.place('operationId').value;
  return Object.freeze({
    httpMethod,
    operationName: typeof operationId === 'string' ? operationId : undefined,
    pointer: operation.pointer,
    ...readSecurity(operation, scope),
    requestParameters,
    requestValidator: scope.validators.ofOperation(operation, pathItem),
    integration: integration.exists
      ? readIntegration(
          integration,
          { httpMethod, template, requestParameters, methodResponses },
          scope,
        )
      : undefined,
    methodResponses,
  });
}

/** By status; a status may be a number in YAML. Only the names of headers matter. */
function readMethodResponses(responses: Cursor): ReadonlyMap<string, MethodResponse> {
  const methodResponses = new Map<string, MethodResponse>();
  warnOfExtensions(responses);
  if (!isObject(responses.value)) {
    responses.members();
  }
  for (const statusCode of responses.keys()) {
    if (/^x-/i.test(statusCode)) {
      continue;
    }
    warnOfExtensions(responses.atOptional(statusCode));
    const headers = Object.freeze(responses.atOptional(statusCode).atOptional('headers').keys());
    methodResponses.set(statusCode, Object.freeze({ statusCode, headers }));
  }
  return methodResponses;
}
