import { oneLine } from '../../execute/log/one-line.js';
import type { Method, MethodAuthorizer, RestApi } from '../../model/rest-api.js';

/** Who may call a method. */
export function accessLines(
  { authorizers, apiKeyRequired }: Method,
  api: RestApi,
): readonly string[] {
  if (authorizers.length === 0 && !apiKeyRequired) {
    return ['Access: open'];
  }
  const source = api.apiKeySource === 'HEADER' ? 'in the header x-api-key' : 'from the authorizer';
  return [
    'Access:',
    ...authorizers.flatMap(authorizerLines),
    ...(apiKeyRequired ? [`  an API key ${source}`] : []),
  ];
}

function authorizerLines({
  name,
  type,
  identitySource,
  identityValidationExpression,
  scopes,
  lambdaFunction,
  resultTtlInSeconds,
}: MethodAuthorizer): readonly string[] {
  const facts = [
    ...(identitySource.length > 0 ? [`identity ${identitySource.join(', ')}`] : []),
    ...(identityValidationExpression === undefined
      ? []
      : [`which must match ${identityValidationExpression.text}`]),
    ...(scopes.length > 0 ? [`scopes ${scopes.join(', ')}`] : []),
    ...(lambdaFunction === undefined
      ? []
      : [`function ${lambdaFunction.functionName}`, keptFor(resultTtlInSeconds)]),
  ];
  const label = name === type ? name : `${name} (${type})`;
  return [`  the authorizer ${oneLine([label, ...facts].join(', '))}`];
}

function keptFor(seconds: number): string {
  return seconds === 0 ? 'asked for every request' : `whose policies are kept for ${seconds} s`;
}

/** What a request must have. */
export function validationLines({
  requestValidator,
  requestParameters,
}: Method): readonly string[] {
  if (requestValidator === undefined) {
    return ['Validation: none'];
  }
  const { name, validateRequestParameters, models } = requestValidator;
  const required = requestParameters.filter((parameter) => parameter.required);
  const lines = [
    ...(validateRequestParameters
      ? required.map(
          ({ location, name }) => `  required: method.request.${location}.${oneLine(name)}`,
        )
      : []),
    ...[...(models ?? [])].map(
      ([mediaType]) => `  the body against a model, for ${oneLine(mediaType)}`,
    ),
  ];
  return [
    `Validation: ${oneLine(name)}${lines.length === 0 ? ', which has nothing to check here' : ''}`,
    ...lines,
  ];
}

/** The responses that a method declares. */
export function methodResponseLines({ methodResponses }: Method): readonly string[] {
  const list = [...methodResponses.values()].map(({ statusCode, headers }) =>
    headers.length === 0 ? statusCode : `${statusCode} (${headers.join(', ')})`,
  );
  return [`Method responses: ${oneLine(list.join(', ')) || 'none'}`];
}
