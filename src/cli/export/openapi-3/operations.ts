import { isObject } from '../../../checks/document-values.js';
import { HTTP_METHODS } from '../../../model/rest-api.js';
import { type Conversion, itemsOf, type Members, objectsIn } from './conversion.js';
import { isPlainParameter, mediaTypesIn, plainParameter, requestBodyOf } from './parameters.js';
import { responseOf } from './responses.js';
import type { SchemaConversion } from './schemas.js';

/** The keys of a path that hold operations. */
const OPERATIONS: ReadonlySet<string> = new Set([
  ...HTTP_METHODS.map((method) => method.toLowerCase()),
  'x-amazon-apigateway-any-method',
]);

/** A path with its operations. OpenAPI 3.0: "Path Item Object". */
export function pathItem(
  value: unknown,
  conversion: Conversion,
  schemas: SchemaConversion,
): unknown {
  if (!isObject(value)) {
    return value;
  }
  const item = conversion.target(value);
  const members: Record<string, unknown> = Object.create(null);
  for (const [key, member] of Object.entries(item)) {
    if (OPERATIONS.has(key.toLowerCase()) && isObject(member)) {
      members[key] = operation(conversion.target(member), item, conversion, schemas);
    } else if (key === 'parameters') {
      members[key] = plainParameters(member, conversion, schemas);
    } else {
      members[key] = conversion.copy(member);
    }
  }
  return conversion.made(item, members);
}

/** Members that an operation has in both versions. */
const KEPT: readonly string[] = [
  ...['tags', 'summary', 'description', 'externalDocs', 'operationId', 'deprecated', 'security'],
];

function operation(
  own: Members,
  item: Members,
  conversion: Conversion,
  schemas: SchemaConversion,
): Members {
  const parameters = plainParameters(own.parameters, conversion, schemas);
  const requestBody = requestBodyOf(
    {
      parameters: [...itemsOf(own.parameters), ...itemsOf(item.parameters)].map((parameter) =>
        conversion.target(parameter),
      ),
      consumes: mediaTypesIn('consumes', own, conversion.root),
      isValidated: [own, conversion.root].some((place) =>
        Object.keys(place).some((key) => key.toLowerCase() === VALIDATOR),
      ),
    },
    conversion,
    schemas,
  );
  const produces = mediaTypesIn('produces', own, conversion.root);
  const responses = objectsIn(own.responses).map(([status, response]) => [
    status,
    responseAt(response, produces, conversion, schemas),
  ]);
  return conversion.made(own, {
    ...conversion.copyMembers(own, KEPT),
    ...(own.parameters !== undefined && { parameters }),
    ...(requestBody !== undefined && { requestBody }),
    ...(own.responses !== undefined && { responses: Object.fromEntries(responses) }),
    ...conversion.extensions(own),
  });
}

const VALIDATOR = 'x-amazon-apigateway-request-validator';

/** References to the document's parameters stay references; the bodies are left out. */
function plainParameters(
  list: unknown,
  conversion: Conversion,
  schemas: SchemaConversion,
): readonly unknown[] {
  return itemsOf(list).flatMap((value) => {
    const parameter = conversion.target(value);
    if (!isPlainParameter(parameter)) {
      return [];
    }
    const isShared = isObject(value) && isReferenceTo('#/parameters/', value);
    return [isShared ? conversion.copy(value) : plainParameter(parameter, conversion, schemas)];
  });
}

function responseAt(
  value: Members,
  produces: readonly string[],
  conversion: Conversion,
  schemas: SchemaConversion,
): unknown {
  return isReferenceTo('#/responses/', value)
    ? conversion.copy(value)
    : responseOf(conversion.target(value), produces, conversion, schemas);
}

function isReferenceTo(start: string, { $ref }: Members): boolean {
  return typeof $ref === 'string' && $ref.startsWith(start);
}
