import { isObject } from '../../../checks/document-values.js';
import { type Conversion, type Members, objectsIn } from './conversion.js';
import { ownSchema, type SchemaConversion } from './schemas.js';

/**
 * A response. OpenAPI 3.0: "Response Object".
 * @param produces the media types of its content
 */
export function responseOf(
  response: Members,
  produces: readonly string[],
  conversion: Conversion,
  schemas: SchemaConversion,
): Members {
  const headers = objectsIn(response.headers).map(([name, header]) => [
    name,
    headerOf(header, conversion, schemas),
  ]);
  const content = contentOf(response, produces, schemas);
  return conversion.made(response, {
    description: typeof response.description === 'string' ? response.description : '',
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    ...(Object.keys(content).length > 0 && { content }),
    ...conversion.extensions(response),
  });
}

function headerOf(header: Members, conversion: Conversion, schemas: SchemaConversion): Members {
  return conversion.made(header, {
    ...conversion.copyMembers(header, ['description']),
    schema: ownSchema(header, conversion, schemas),
    ...conversion.extensions(header),
  });
}

function contentOf(
  { schema, examples }: Members,
  produces: readonly string[],
  schemas: SchemaConversion,
): Members {
  const content: Record<string, Record<string, unknown>> = Object.create(null);
  if (schema !== undefined) {
    for (const type of produces) {
      content[type] = { schema: schemas.schema(schema) };
    }
  }
  for (const [type, example] of Object.entries(isObject(examples) ? examples : {})) {
    content[type] = { ...content[type], example };
  }
  return content;
}
