import type { MappingTemplate } from '../model/mapping.js';

/**
 * A response template without text: the payload passes as it is (recorded: API Gateway keeps it as
 * null). AWS: "Mapping template selection for method responses".
 */
export const EMPTY_TEMPLATE: MappingTemplate = { render: ({ body }) => body.text };
