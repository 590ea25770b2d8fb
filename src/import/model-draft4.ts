import type { Cursor } from './cursor.js';
import { isList, type ModelSchema } from './model-schema.js';

/** A schema of JSON Schema draft 4, as a compiler of such schemas takes it. */
export type Draft4Schema = Readonly<Record<string, unknown>>;

/** A compiler of JSON Schema draft 4. */
export interface Draft4Compiler {
  /** Makes a schema known to those whose `$ref` is its name. */
  add(name: string, schema: Draft4Schema): void;
  /**
   * Tells which values fit a schema.
   * @throws Error where the schema does not compile
   */
  compile(schema: Draft4Schema): (value: unknown) => boolean;
}

/** What API Gateway sees of a schema, written as draft 4; `inside` writes the schemas in it. */
export function draft4Schema(
  schema: ModelSchema,
  inside: (place: Cursor) => Draft4Schema,
): Draft4Schema {
  const { items, maximum, not } = schema;
  const additional = (place: Cursor | boolean) => {
    if (typeof place !== 'boolean') return inside(place);
    return place ? undefined : false;
  };
  const all = (places: readonly Cursor[]) =>
    places.length === 0 ? undefined : places.map((place) => inside(place));
  const keywords = {
    type: schema.type,
    enum: schema.enum,
    minimum: schema.minimum,
    maximum,
    exclusiveMaximum: (maximum !== undefined && schema.exclusiveMaximum) || undefined,
    multipleOf: schema.multipleOf,
    minLength: schema.minLength,
    maxLength: schema.maxLength,
    pattern: schema.pattern?.source,
    uniqueItems: schema.uniqueItems || undefined,
    items: isList(items) ? items.map((item) => inside(item)) : items && inside(items),
    additionalItems: isList(items) ? additional(schema.additionalItems) : undefined,
    required: schema.required.length === 0 ? undefined : schema.required,
    minProperties: schema.minProperties,
    maxProperties: schema.maxProperties,
    properties: membersOf([...schema.properties], inside),
    patternProperties: membersOf(
      schema.patternProperties.map(([{ source }, place]) => [source, place]),
      inside,
    ),
    additionalProperties: additional(schema.additionalProperties),
    dependencies: membersOf(schema.dependencies, (needs) =>
      isList(needs) ? needs : inside(needs),
    ),
    allOf: all(schema.allOf),
    anyOf: all(schema.anyOf),
    oneOf: all(schema.oneOf),
    not: not && inside(not),
  };
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

function membersOf<Member>(
  members: readonly (readonly [name: string, member: Member])[],
  write: (member: Member) => unknown,
): Draft4Schema | undefined {
  if (members.length === 0) return undefined;
  return Object.fromEntries(members.map(([name, member]) => [name, write(member)]));
}
