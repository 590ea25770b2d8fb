import { httpTarget } from '../integration-request/target.js';
import type { IntegrationBoxes } from './integration-boxes.js';
import { proxyIntegration } from './proxy.js';

/** Passes request and response through, to and from an HTTP endpoint. */
export const httpProxy: IntegrationBoxes = proxyIntegration(httpTarget);
