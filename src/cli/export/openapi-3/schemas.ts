import { isObject } from '../../../checks/document-values.js';
import type { Conversion, Members } from './conversion.js';

/** Converts the schemas of one document. OpenAPI 3.0: "Schema Object"; Swagger 2.0: the same. */
export class SchemaConversion {
  readonly #conversion: Conversion;
  readonly #schemas = new Map<object, object>();

  constructor(conversion: Conversion) {
    this.#conversion = conversion;
  }

  /** A schema; anything else stays as it is. */
  schema(value: unknown): unknown {
    if (!isObject(value)) {
      return value;
    }
    const known = this.#schemas.get(value);
    if (known !== undefined) {
      return known;
    }
    const schema: Record<string, unknown> = Object.create(null);
    this.#schemas.set(value, schema);
    this.#conversion.made(value, schema);
    for (const [key, member] of Object.entries(value)) {
      // Only lists of parameters have it, and it has no counterpart for lists in lists.
      if (key !== 'collectionFormat') {
        schema[key] = this.#member(key, member);
      }
    }
    if (schema.type === 'file') {
      schema.type = 'string';
      schema.format = 'binary';
    }
    return schema;
  }

  #member(key: string, member: unknown): unknown {
    switch (key) {
      case 'discriminator':
        return typeof member === 'string' ? { propertyName: member } : member;
      case 'properties':
      case 'patternProperties':
      case 'definitions':
        return this.#map(member);
      case 'items':
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
        return Array.isArray(member) ? member.map((one) => this.schema(one)) : this.schema(member);
      case 'additionalProperties':
      case 'not':
        return this.schema(member);
      case 'default':
      case 'enum':
      case 'example':
        return member;
      case '$ref':
        return typeof member === 'string' ? this.#conversion.moved(member) : this.schema(member);
      default:
        return this.#conversion.copy(member);
    }
  }

  #map(value: unknown): unknown {
    if (!isObject(value)) {
      return value;
    }
    const map: Record<string, unknown> = Object.create(null);
    for (const [name, schema] of Object.entries(value)) {
      map[name] = this.schema(schema);
    }
    return map;
  }
}

/** The members of a parameter or header that belong to its schema in OpenAPI 3.0. */
const SCHEMA_KEYS: readonly string[] = [
  ...['type', 'format', 'items', 'default', 'enum', 'pattern', 'multipleOf', 'uniqueItems'],
  ...['maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'maxItems', 'minItems'],
];

/** The schema of a parameter or header that Swagger 2.0 describes by its own members. */
export function ownSchema(
  from: Members,
  conversion: Conversion,
  schemas: SchemaConversion,
): unknown {
  if (isObject(from.schema)) {
    return schemas.schema(from.schema);
  }
  const members = SCHEMA_KEYS.filter((key) => from[key] !== undefined);
  const own = Object.fromEntries(members.map((key) => [key, from[key]]));
  return schemas.schema(conversion.made(from, { ...(own.type === undefined && STRING), ...own }));
}

const STRING: Members = { type: 'string' };
