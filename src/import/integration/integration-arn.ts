import { quote } from '../../checks/document-values.js';
import { awsServiceOf } from '../../mapping/aws-service.js';
import { lambdaFunctionOf } from '../../mapping/lambda-function.js';
import { fillStageVariables } from '../../mapping/stage-variables.js';
import { nameExpander, variablesOfName } from '../../mapping/uri.js';
import type { AwsService } from '../../model/integration.js';
import {
  INTEGRATION_TYPES,
  type Integration,
  type IntegrationType,
} from '../../model/integration.js';
import type { UriTemplate } from '../../model/mapping.js';
import { boundedJson } from '../document/bounded-json.js';
import type { Cursor } from '../document/cursor.js';
import { openValuesIn, unexpandedFunction } from '../document/unexpanded.js';
import type { ImportScope } from '../import-scope.js';
import { REPLACED_WITH_NOTHING, warnOfMissingVariables } from './missing-variables.js';

/** Reads the ARN of an integration. One that is not filled in is only a warning, because it matters to the backend alone. */
export function readArn(
  integration: Cursor,
  type: IntegrationType,
  stageVariables: ReadonlyMap<string, string>,
): UriTemplate | undefined {
  const cursor = integration.at('uri');
  const call = unexpandedFunction(cursor.value);
  if (call !== undefined) {
    cursor.warn('UNRESOLVED_VARIABLE', call);
  }
  const text = call === undefined ? cursor.string() : (boundedJson(cursor.value, 10_000) ?? '{}');
  if (text === undefined) {
    return undefined;
  }
  const isOpen = call !== undefined || cursor.isUnexpanded(text, 'warning') || text.includes('${');
  if (!isOpen && isWritten(integration, type)) {
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

/** Whether the type is that of the document, and not a guess in place of one that is missing. */
function isWritten(integration: Cursor, type: IntegrationType): boolean {
  const { value } = integration.place('type');
  return typeof value === 'string' && value.trim().toUpperCase() === type;
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
    type === 'AWS' && !/lambda|function/i.test(arn)
      ? SERVICE_REMEDY
      : 'write arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION/invocations';
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

const SERVICE_REMEDY =
  'write arn:aws:apigateway:REGION:SERVICE:path/PATH or arn:aws:apigateway:REGION:SERVICE:action/ACTION';

const PROXY_SERVICES =
  /^arn:[^:]*:apigateway:[^:]*:(?:lambda:path\/{1,2}(?:2015-03-31|2021-11-15)\/functions\/|firehose:)/;

/** What an `AWS` or `AWS_PROXY` integration calls: a Lambda function, or another service if the type is `AWS`. */
export function calledByArn(
  integration: Cursor,
  type: IntegrationType,
  uri: UriTemplate | undefined,
  { stageVariables, account }: ImportScope,
): Pick<Integration, 'lambdaFunction' | 'awsService'> {
  if (uri === undefined || INTEGRATION_TYPES[type].endpoint !== 'ARN') {
    return {};
  }
  const arn = fillStageVariables(uri.text, stageVariables);
  const lambdaFunction = lambdaFunctionOf(arn, account);
  if (lambdaFunction !== undefined) {
    return { lambdaFunction };
  }
  if (type !== 'AWS' || !isWritten(integration, type)) {
    return {};
  }
  const awsService = awsServiceOf(arn, account);
  warnOfService(integration.at('uri'), uri.text, arn, awsService, stageVariables);
  return awsService === undefined ? {} : { awsService };
}

/** Warns about what makes the requests to a service fail, or go elsewhere. */
function warnOfService(
  cursor: Cursor,
  text: string,
  arn: string,
  service: AwsService | undefined,
  stageVariables: ReadonlyMap<string, string>,
): void {
  const effect = service === undefined ? 'the method responds with 500' : REPLACED_WITH_NOTHING;
  const missing = warnOfMissingVariables(cursor, text, stageVariables, effect);
  const isOpen = typeof cursor.value !== 'string' || openValuesIn(arn).length > 0;
  const isReported = missing.length > 0 || (text === arn && problemOfArn('AWS', arn) !== undefined);
  if (service === undefined && !isOpen && !isReported) {
    cursor.warn(
      'INVALID_URI',
      `${quote(arn)} names no AWS service, so the method responds with 500: ${SERVICE_REMEDY}`,
    );
  }
}
