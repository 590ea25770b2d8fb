import { arnTarget } from '../integration-request/target.js';
import type { IntegrationBoxes } from './integration-boxes.js';
import { mappedIntegration } from './mapped.js';

/** Calls a backend of the caller with what the document maps. */
export const aws: IntegrationBoxes = mappedIntegration(arnTarget);
