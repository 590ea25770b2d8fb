import { httpTarget } from '../integration-request/target.js';
import type { IntegrationBoxes } from './integration-boxes.js';
import { proxyIntegration } from './proxy.js';

/** Passes everything to an HTTP endpoint and back. */
export const httpProxy: IntegrationBoxes = proxyIntegration(httpTarget);
