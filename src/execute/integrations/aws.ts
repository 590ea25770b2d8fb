import { arnTarget } from '../integration-request/target.js';
import type { IntegrationBoxes } from './integration-boxes.js';
import { mappedIntegration } from './mapped.js';

/** Calls a caller's backend with the request that the document maps. */
export const aws: IntegrationBoxes = mappedIntegration(arnTarget);
