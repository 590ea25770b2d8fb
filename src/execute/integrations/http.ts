import { httpTarget } from '../integration-request/target.js';
import type { IntegrationBoxes } from './integration-boxes.js';
import { mappedIntegration } from './mapped.js';

/** Calls an HTTP endpoint with the request that the document maps. */
export const http: IntegrationBoxes = mappedIntegration(httpTarget);
