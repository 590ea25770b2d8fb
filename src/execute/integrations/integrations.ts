import type { Integration, IntegrationType } from '../../model/integration.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { aws } from './aws.js';
import { awsProxy } from './aws-proxy.js';
import { awsService, callsService } from './aws-service/aws-service.js';
import { http } from './http.js';
import { httpProxy } from './http-proxy.js';
import type { IntegrationBoxes } from './integration-boxes.js';
import { callsLambda } from './lambda/calls-lambda.js';
import { lambdaCustom } from './lambda/lambda-custom.js';
import { lambdaProxy } from './lambda/lambda-proxy.js';
import { mock } from './mock.js';

/** The boxes of every integration type: a type without a row does not compile. */
export const INTEGRATIONS: Readonly<Record<IntegrationType, IntegrationBoxes>> = {
  HTTP: http,
  HTTP_PROXY: httpProxy,
  AWS: aws,
  AWS_PROXY: awsProxy,
  MOCK: mock,
};

/** The boxes of an integration; the options `lambda` and `aws` have their own for those that they serve. */
export function boxesFor(exchange: MatchedExchange, { type }: Integration): IntegrationBoxes {
  if (callsLambda(exchange)) {
    return type === 'AWS_PROXY' ? lambdaProxy : lambdaCustom;
  }
  return callsService(exchange) ? awsService : INTEGRATIONS[type];
}
