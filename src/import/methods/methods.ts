import { isObject } from '../../checks/document-values.js';
import type { Method, MethodResponse, PathTemplate } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfExtensions } from '../document/known-keys.js';
import type { ImportScope } from '../import-scope.js';
import { readIntegration } from '../integration/read-integration.js';
import { readParameters } from './parameters.js';
import { readSecurity } from './security.js';

/** Where an operation is in the document. */
interface OperationPlace {
  /** `GET` … `PUT`, or `ANY`. */
  readonly httpMethod: string;
  readonly pathItem: Cursor;
  readonly template: PathTemplate;
}

/** Reads an operation: its method request, integration and method responses. */
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
      'No integration defined for method: it responds with 500 until it has an "x-amazon-apigateway-integration"',
    );
  }
  if (integration.exists && !integration.pointer.startsWith(`${operation.pointer}/`)) {
    operation.warn(
      'DIFFERS_FROM_AWS',
      'The integration is a "$ref", which is followed here, but not by API Gateway: copy the integration to this place before deploying',
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

/** Reads the declared responses of an operation, of which only status and header names matter. */
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
