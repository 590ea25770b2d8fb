import { isObject, quote } from '../../checks/document-values.js';
import type { Cursor } from '../document/cursor.js';
import type { PrimitiveType } from './json-values.js';
import { compareModelNumbers, type ModelNumber } from './number.js';
import type { ModelPattern, ModelPatterns } from './pattern/pattern.js';
import { type AllowedValues, leftOut, readCount, readEnum, readNumber } from './schema-values.js';

/** The checked keywords of one schema; nested schemas are cursors. */
export interface ModelSchema {
  readonly type: readonly PrimitiveType[] | undefined;
  readonly enum: AllowedValues | undefined;
  readonly minimum: ModelNumber | undefined;
  readonly maximum: ModelNumber | undefined;
  readonly exclusiveMaximum: boolean;
  readonly multipleOf: ModelNumber | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly pattern: ModelPattern | undefined;
  readonly format: string | undefined;
  readonly uniqueItems: boolean;
  readonly items: Cursor | readonly Cursor[] | undefined;
  readonly additionalItems: Cursor | boolean;
  readonly required: readonly string[];
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  readonly properties: ReadonlyMap<string, Cursor>;
  readonly patternProperties: readonly (readonly [pattern: ModelPattern, schema: Cursor])[];
  readonly additionalProperties: Cursor | boolean;
  readonly dependencies: readonly (readonly [name: string, needs: readonly string[] | Cursor])[];
  readonly allOf: readonly Cursor[];
  readonly anyOf: readonly Cursor[];
  readonly oneOf: readonly Cursor[];
  readonly not: Cursor | undefined;
}

/**
 * Reads a schema of JSON Schema draft 4. A keyword with an invalid value is left out with a warning;
 * other keywords of OpenAPI schemas do not belong to a model.
 */
export function readSchema(place: Cursor, patterns: ModelPatterns): ModelSchema {
  warnOfIgnoredKeywords(place);
  return {
    type: readTypes(place.place('type')),
    enum: readEnum(place.place('enum')),
    minimum: readNumber(place.place('minimum')),
    maximum: readNumber(place.place('maximum')),
    exclusiveMaximum: readFlag(place.place('exclusiveMaximum')),
    multipleOf: readNumber(place.place('multipleOf'), (value) => compareModelNumbers(value, 0) > 0),
    minLength: readCount(place.place('minLength')),
    maxLength: readCount(place.place('maxLength')),
    pattern: readPattern(place.place('pattern'), patterns),
    format: readFormat(place.place('format')),
    uniqueItems: readFlag(place.place('uniqueItems')),
    items: readItems(place.place('items')),
    additionalItems: readAdditional(place.place('additionalItems')),
    required: readNames(place.place('required')) ?? [],
    minProperties: readCount(place.place('minProperties')),
    maxProperties: readCount(place.place('maxProperties')),
    properties: new Map(readMembers(place.place('properties'))),
    patternProperties: readPatternProperties(place.place('patternProperties'), patterns),
    additionalProperties: readAdditional(place.place('additionalProperties')),
    dependencies: readMembers(place.place('dependencies')).map(([name, needs]) => [
      name,
      Array.isArray(needs.value) ? (readNames(needs) ?? []) : needs,
    ]),
    allOf: readList(place.place('allOf')),
    anyOf: readList(place.place('anyOf')),
    oneOf: readList(place.place('oneOf')),
    not: place.place('not').exists ? place.place('not') : undefined,
  };
}

/** Whether the value of a keyword is an array rather than a schema. */
export function isList<Item>(
  keyword: Cursor | readonly Item[] | undefined,
): keyword is readonly Item[] {
  return Array.isArray(keyword);
}

/** Keywords that API Gateway does not support. AWS: "Important notes for REST APIs". */
const IGNORED = ['nullable', 'discriminator', 'exclusiveMinimum', 'minItems', 'maxItems'];

function warnOfIgnoredKeywords(place: Cursor): void {
  for (const keyword of IGNORED) {
    if (place.has(keyword)) {
      place
        .place(keyword)
        .warnOnce(
          'IGNORED_SETTING',
          `API Gateway's models ignore "${keyword}": bodies are checked without it`,
        );
    }
  }
}

const PRIMITIVE_TYPES: readonly string[] = [
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
];

function readTypes(cursor: Cursor): readonly PrimitiveType[] | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  const names = typeof cursor.value === 'string' ? [cursor.value] : cursor.value;
  if (
    Array.isArray(names) &&
    names.length > 0 &&
    names.every((name) => PRIMITIVE_TYPES.includes(name))
  ) {
    return names as readonly PrimitiveType[];
  }
  return leftOut(cursor, `one of ${PRIMITIVE_TYPES.join(', ')}, or an array of these`);
}

function readFormat(cursor: Cursor): string | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  const { value } = cursor;
  return typeof value === 'string' ? value : leftOut(cursor, 'the name of a format');
}

function readFlag(cursor: Cursor): boolean {
  if (!cursor.exists || typeof cursor.value === 'boolean') {
    return cursor.value === true;
  }
  return leftOut(cursor, 'true or false') ?? false;
}

function readNames(cursor: Cursor): readonly string[] | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  const { value } = cursor;
  return Array.isArray(value) && value.every((name) => typeof name === 'string')
    ? (value as readonly string[])
    : leftOut(cursor, 'an array of property names');
}

/** Reads a regular expression of ECMA 262, as JSON Schema requires, not of Java. */
function readPattern(cursor: Cursor, patterns: ModelPatterns): ModelPattern | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  if (typeof cursor.value !== 'string') {
    return leftOut(cursor, 'a regular expression');
  }
  return compilePattern(cursor, cursor.value, patterns);
}

function compilePattern(
  cursor: Cursor,
  source: string,
  patterns: ModelPatterns,
): ModelPattern | undefined {
  try {
    return patterns.compile(source);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (cause instanceof SyntaxError) {
      cursor.error(
        'INVALID_MODEL',
        `${quote(source)} is not a valid regular expression of ECMA 262: ${reason.replace(/^.*: /s, '')}`,
      );
    } else {
      cursor.warn(
        'INVALID_MODEL',
        `The regular expression ${quote(source)} is left out, because it has an unsupported feature: ${reason}`,
      );
    }
    return undefined;
  }
}

function readItems(cursor: Cursor): Cursor | readonly Cursor[] | undefined {
  if (!cursor.exists) {
    return undefined;
  }
  return Array.isArray(cursor.value) ? readList(cursor) : cursor;
}

function readAdditional(cursor: Cursor): Cursor | boolean {
  if (!cursor.exists) {
    return true;
  }
  return typeof cursor.value === 'boolean' ? cursor.value : cursor;
}

function readList(cursor: Cursor): readonly Cursor[] {
  if (!cursor.exists) {
    return [];
  }
  return Array.isArray(cursor.value)
    ? cursor.value.map((_, index) => cursor.place(String(index)))
    : (leftOut(cursor, 'an array of schemas') ?? []);
}

function readMembers(cursor: Cursor): readonly (readonly [string, Cursor])[] {
  if (!cursor.exists) {
    return [];
  }
  if (!isObject(cursor.value)) {
    return leftOut(cursor, 'an object') ?? [];
  }
  return Object.keys(cursor.value).map((name) => [name, cursor.place(name)]);
}

function readPatternProperties(
  cursor: Cursor,
  patterns: ModelPatterns,
): ModelSchema['patternProperties'] {
  return readMembers(cursor).flatMap(([source, schema]) => {
    const pattern = compilePattern(schema, source, patterns);
    return pattern === undefined ? [] : [[pattern, schema] as const];
  });
}
