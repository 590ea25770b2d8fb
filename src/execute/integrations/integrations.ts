import type { IntegrationType } from '../../model/integration.js';
import { aws } from './aws.js';
import { awsProxy } from './aws-proxy.js';
import { http } from './http.js';
import { httpProxy } from './http-proxy.js';
import type { IntegrationBoxes } from './integration-boxes.js';
import { mock } from './mock.js';

/** The boxes of every integration type: a type without a row does not compile. */
export const INTEGRATIONS: Readonly<Record<IntegrationType, IntegrationBoxes>> = {
  HTTP: http,
  HTTP_PROXY: httpProxy,
  AWS: aws,
  AWS_PROXY: awsProxy,
  MOCK: mock,
};
