import { quote } from '../../checks/document-values.js';
import { lambdaFunctionOf } from '../../mapping/lambda-function.js';
import { fillStageVariables, stageVariablesIn } from '../../mapping/stage-variables.js';
import { compileUri, nameExpander, variablesOfName } from '../../mapping/uri.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../../model/integration.js';
import type { LambdaFunction } from '../../model/lambda.js';
import type { RequestParameterMapping, UriTemplate } from '../../model/mapping.js';
import { boundedJson } from '../document/bounded-json.js';
import type { Cursor } from '../document/cursor.js';
import { unexpandedFunction } from '../document/unexpanded.js';
import type { ImportScope } from '../import-scope.js';

/**
 * Reads the URI of an integration. An HTTP URL is compiled, which fixes its origin; an ARN is kept as
 * it is for the functions in the option `backends`.
 */
export function readIntegrationUri(
  integration: Cursor,
  type: IntegrationType,
  mappings: readonly RequestParameterMapping[],
  stageVariables: ReadonlyMap<string, string>,
): UriTemplate | undefined {
  switch (INTEGRATION_TYPES[type].endpoint) {
    case 'URL':
      return readUrl(integration, integration.at('uri'), mappings, stageVariables);
    case 'ARN':
      return readArn(integration.at('uri'), type, stageVariables, isWritten(integration, type));
    case undefined:
      return undefined;
  }
}

function readUrl(
  integration: Cursor,
  cursor: Cursor,
  mappings: readonly RequestParameterMapping[],
  stageVariables: ReadonlyMap<string, string>,
): UriTemplate | undefined {
  if (!cursor.exists) {
    integration.error(
      'INVALID_URI',
      'Invalid HTTP endpoint specified for URI: the integration needs a "uri"',
    );
    return undefined;
  }
  const text = cursor.string();
  if (text === undefined) {
    return undefined;
  }
  if (cursor.isUnexpanded(text)) {
    return undefined;
  }
  const filled = mappings.filter(({ location }) => location === 'path');
  const constants = constantsOf(filled, stageVariables);
  const uri = cursor.compile(() => compileUri(text.trim(), { stageVariables, constants }));
  if (uri === undefined) {
    return undefined;
  }
  checkStageVariables(cursor, text.trim(), uri, stageVariables);
  const unbraced = /\$stageVariables\.\w+/.exec(text)?.[0];
  if (unbraced !== undefined) {
    cursor.warn(
      'INVALID_URI',
      `${unbraced} is not replaced in a URI: write \${${unbraced.slice(1)}}`,
    );
  }
  for (const name of uri.variables) {
    if (!filled.some((mapping) => mapping.name === name)) {
      cursor.warn(
        'UNFILLED_URI_VARIABLE',
        `No mapping fills {${name}}, so it is sent to the backend literally: map "integration.request.path.${name}" in "requestParameters"`,
      );
    }
  }
  return uri;
}

/** Warns about stage variables that are missing, or that do not result in a valid URL. */
function checkStageVariables(
  cursor: Cursor,
  text: string,
  { origin }: UriTemplate,
  stageVariables: ReadonlyMap<string, string>,
): void {
  const names = stageVariablesIn(text);
  const missing = names.filter((name) => !stageVariables.has(name));
  for (const name of missing) {
    const effect =
      origin === undefined
        ? 'the method responds with 500, as on AWS'
        : 'it is replaced with nothing, as on AWS';
    cursor.warnOnce(
      'INVALID_URI',
      `The stage variable ${quote(name)} is not set, so ${effect}: set it in the option "stageVariables"`,
    );
  }
  if (missing.length > 0) {
    return;
  }
  const address = fillStageVariables(text, stageVariables);
  const [, path = ''] = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(address) ?? [];
  if (origin === undefined || /^https?:\/\/https?:/i.test(address)) {
    cursor.warn(
      'INVALID_URI',
      `With the stage variables the URI is ${quote(address)}, which is not a valid URL, so the method responds with 500, as on AWS: correct the option "stageVariables"`,
    );
  } else if (path.includes('//') && !text.replace(/^https?:\/\//i, '').includes('//')) {
    cursor.warn(
      'INVALID_URI',
      `With the stage variables the path is ${quote(path)}, which contains "//": remove the "/" at the end of the stage variable`,
    );
  }
}

/** The values of mappings from literals and stage variables, which are known at import. */
function constantsOf(
  mappings: readonly RequestParameterMapping[],
  stageVariables: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const { name, source } of mappings) {
    if (!source.constant) {
      continue;
    }
    const variable = /^\$?stageVariables\.(.+)$/.exec(source.expression)?.[1];
    constants.set(
      name,
      variable === undefined
        ? source.expression.slice(1, -1)
        : (stageVariables.get(variable) ?? ''),
    );
  }
  return constants;
}

/** Whether the type is that of the document, and not a guess in place of one that is missing. */
function isWritten(integration: Cursor, type: IntegrationType): boolean {
  const { value } = integration.place('type');
  return typeof value === 'string' && value.trim().toUpperCase() === type;
}

/** Reads an ARN. One that is not filled in is only a warning, because it matters to the backend alone. */
function readArn(
  cursor: Cursor,
  type: IntegrationType,
  stageVariables: ReadonlyMap<string, string>,
  isTypeWritten: boolean,
): UriTemplate | undefined {
  const call = unexpandedFunction(cursor.value);
  if (call !== undefined) {
    cursor.warn('UNRESOLVED_VARIABLE', call);
  }
  const text = call === undefined ? cursor.string() : (boundedJson(cursor.value, 10_000) ?? '{}');
  if (text === undefined) {
    return undefined;
  }
  const isOpen = call !== undefined || cursor.isUnexpanded(text, 'warning') || text.includes('${');
  if (!isOpen && isTypeWritten) {
    checkArn(cursor, type, text);
  }
  const name = fillStageVariables(text, stageVariables);
  return Object.freeze({
    text,
    origin: undefined,
    variables: Object.freeze(variablesOfName(name)),
    expand: nameExpander(name),
  });
}

/**
 * Refuses what API Gateway refuses, in its words (LocalStack `test_put_integration_aws_proxy_uri`,
 * `test_error_aws_proxy_not_supported`). A value that a variable filled in is only a warning, because files
 * are loaded with made-up values, too.
 */
function checkArn(cursor: Cursor, type: IntegrationType, arn: string): void {
  const problem = problemOfArn(type, arn);
  if (problem === undefined) {
    return;
  }
  if (cursor.isAsWritten) {
    cursor.error('INVALID_URI', problem);
  } else {
    cursor.warn('INVALID_URI', `${problem}; until then the method responds with 500`);
  }
}

function problemOfArn(type: IntegrationType, arn: string): string | undefined {
  const remedy =
    'write arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION/invocations';
  if (!arn.startsWith('arn:')) {
    return `Invalid ARN specified in the request: ${remedy}`;
  }
  if (!/:(?:path|action)\//.test(arn)) {
    return `AWS ARN for integration must contain path or action: ${remedy}`;
  }
  return type === 'AWS_PROXY' && !PROXY_SERVICES.test(arn)
    ? "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations: use the type aws for other services"
    : undefined;
}

const PROXY_SERVICES =
  /^arn:[^:]*:apigateway:[^:]*:(?:lambda:path\/{1,2}(?:2015-03-31|2021-11-15)\/functions\/|firehose:)/;

/** The function of an `AWS` or `AWS_PROXY` integration that calls Lambda. */
export function lambdaFunctionIn(
  uri: UriTemplate | undefined,
  type: IntegrationType,
  { stageVariables, account }: ImportScope,
): LambdaFunction | undefined {
  return uri === undefined || INTEGRATION_TYPES[type].endpoint !== 'ARN'
    ? undefined
    : lambdaFunctionOf(fillStageVariables(uri.text, stageVariables), account);
}
