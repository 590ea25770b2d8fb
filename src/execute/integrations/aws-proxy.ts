import { arnTarget } from '../integration-request/target.js';
import type { IntegrationBoxes } from './integration-boxes.js';
import { proxyIntegration } from './proxy.js';

/** Passes everything to a backend of the caller and back. */
export const awsProxy: IntegrationBoxes = proxyIntegration(arnTarget);
