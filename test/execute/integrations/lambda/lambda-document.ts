import type { GatewayOptions } from '../../../../src/gateway.js';
import type { LambdaHandler } from '../../../../src/model/lambda.js';
import { documentOf, type InMemoryGateway, inMemory } from '../../../support/in-memory.js';

/** The URI of a function that is called `work`. */
export const WORK =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:work/invocations';

/** An API with one method, on `/x`, whose integration calls the function `work`. */
export function withFunction(
  work: LambdaHandler,
  integration: object = {},
  options: GatewayOptions = {},
  document: object = {},
): InMemoryGateway {
  const proxy = { type: 'aws_proxy', httpMethod: 'POST', uri: WORK, ...integration };
  return inMemory({ ...documentOf(proxy), ...document }, undefined, {
    lambda: { work },
    ...options,
  });
}
