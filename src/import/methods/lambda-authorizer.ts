import { integerOf, quote } from '../../checks/document-values.js';
import { lambdaFunctionOf } from '../../mapping/lambda-function.js';
import { fillStageVariables } from '../../mapping/stage-variables.js';
import type { LambdaFunction } from '../../model/lambda.js';
import type { MethodAuthorizer } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { unexpandedFunction } from '../document/unexpanded.js';
import type { ImportScope } from '../import-scope.js';

/** Reads the settings of an authorizer that is a Lambda function: which it is, and how long a policy is kept. */
export function readLambdaAuthorizer(
  authorizer: Cursor,
  type: 'TOKEN' | 'REQUEST',
  identitySource: readonly string[],
  scope: ImportScope,
): Pick<MethodAuthorizer, 'lambdaFunction' | 'resultTtlInSeconds'> {
  const resultTtlInSeconds = readTtl(authorizer.at('authorizerResultTtlInSeconds'));
  if (identitySource.length === 0 && (type === 'TOKEN' || resultTtlInSeconds > 0)) {
    authorizer.warn(
      'INVALID_VALUE',
      type === 'TOKEN'
        ? 'The authorizer has no identity source, so its function is never called and methods that require it respond with 401: write "identitySource"'
        : 'The authorizer has no identity source, which AWS requires where results are cached, so they are not cached: write "identitySource", or "authorizerResultTtlInSeconds": 0',
    );
  }
  return {
    lambdaFunction: readFunction(authorizer.at('authorizerUri'), scope),
    resultTtlInSeconds: identitySource.length === 0 ? 0 : resultTtlInSeconds,
  };
}

/** Seconds. A value that only a deployment knows keeps nothing. AWS: API reference, "Authorizer". */
function readTtl(cursor: Cursor): number {
  const { value } = cursor;
  if (!cursor.exists) {
    return DEFAULT_TTL;
  }
  if (integerOf(value) === undefined && isOpen(cursor)) {
    return 0;
  }
  const ttl = cursor.integer();
  if (ttl !== undefined && (ttl < 0 || ttl > LONGEST_TTL)) {
    cursor.error(
      'INVALID_VALUE',
      `The results of an authorizer are cached for 0 to ${LONGEST_TTL} seconds, not ${ttl}`,
    );
  }
  return ttl ?? 0;
}

const DEFAULT_TTL = 300;
const LONGEST_TTL = 3600;

/**
 * The function that a URI names. A URI that AWS refuses is only a warning, because the option `authorizers`
 * may take the place of the function; until then the methods refuse every request.
 */
function readFunction(
  cursor: Cursor,
  { stageVariables, account }: ImportScope,
): LambdaFunction | undefined {
  if (typeof cursor.value !== 'string' && isOpen(cursor)) {
    return undefined;
  }
  const text = cursor.string();
  if (text === undefined) {
    return undefined;
  }
  const isUnfinished = cursor.isUnexpanded(text, 'warning');
  const named = lambdaFunctionOf(fillStageVariables(text, stageVariables), account);
  if (named === undefined && !isUnfinished) {
    cursor.warn(
      'INVALID_URI',
      `Invalid Authorizer URI: ${quote(text)}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation: write arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION/invocations`,
    );
  }
  return named;
}

/** Whether only a deployment knows the value; it is then a warning. */
function isOpen(cursor: Cursor): boolean {
  const call = unexpandedFunction(cursor.value);
  if (call !== undefined) {
    cursor.warn('UNRESOLVED_VARIABLE', call);
    return true;
  }
  return typeof cursor.value === 'string' && cursor.isUnexpanded(cursor.value, 'warning');
}
