import { EXTENSIONS, type ExtensionPlace, KEYWORDS } from '../model/document/extension-words.js';
import { EXTENSION_SCHEMAS } from './extension-schemas.js';
import type { JsonSchema } from './json-schema.js';

/**
 * The JSON Schema (draft 7) of the extensions in a Swagger 2.0 or OpenAPI 3.0 document, for editors: it
 * describes what belongs to API Gateway and leaves everything else to the schemas of OpenAPI.
 */
export function documentSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'OpenAPI documents with the extensions of Amazon API Gateway',
    type: 'object',
    ...withExtensions('the document', {
      paths: {
        type: 'object',
        additionalProperties: { $ref: '#/definitions/pathItem' },
      },
      components: {
        type: 'object',
        ...withExtensions('"components"', {
          securitySchemes: { $ref: '#/definitions/securitySchemes' },
        }),
      },
      securityDefinitions: { $ref: '#/definitions/securitySchemes' },
      tags: { type: 'array', items: { type: 'object', ...withExtensions('a tag', {}) } },
    }),
    definitions: {
      pathItem: { type: 'object', ...withExtensions('a path', METHODS) },
      operation: { type: 'object', ...withExtensions('an operation', {}) },
      securitySchemes: {
        type: 'object',
        additionalProperties: { type: 'object', ...withExtensions('a security scheme', {}) },
      },
    },
  };
}

const OPERATION: JsonSchema = { $ref: '#/definitions/operation' };

const METHODS: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  [
    ...KEYWORDS.httpMethod.filter((method) => method !== 'ANY'),
    'x-amazon-apigateway-any-method',
  ].map((method) => [method.startsWith('x-') ? method : method.toLowerCase(), OPERATION]),
);

const PREFIX = 'x-amazon-apigateway-';

/** The members of a place: its own, and the extensions that belong there; any other extension is refused. */
function withExtensions(
  place: ExtensionPlace,
  own: Readonly<Record<string, JsonSchema>>,
): Pick<JsonSchema, 'properties' | 'patternProperties'> {
  const known = Object.entries(EXTENSIONS).flatMap(([name, places]) =>
    (places as readonly ExtensionPlace[]).includes(place)
      ? [[`${PREFIX}${name}`, EXTENSION_SCHEMAS[name as keyof typeof EXTENSIONS]] as const]
      : [],
  );
  const names = known.map(([name]) => name.slice(PREFIX.length)).join('|');
  return {
    properties: { ...Object.fromEntries(known), ...own },
    patternProperties: { [`^${PREFIX}(?!(?:${names})$)`]: false },
  };
}
