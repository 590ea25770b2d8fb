import { arnTarget } from '../integration-request/target.js';
import type { IntegrationBoxes } from './integration-boxes.js';
import { proxyIntegration } from './proxy.js';

/** Passes request and response through, to and from a caller's backend. */
export const awsProxy: IntegrationBoxes = proxyIntegration(arnTarget);
