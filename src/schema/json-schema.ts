/** The keywords of JSON Schema draft 7 that the schema of the extensions uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema | false>>;
  readonly propertyNames?: JsonSchema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly $ref?: string;
}

/** A value that CloudFormation evaluates: `{ Ref: … }`, `{ 'Fn::Sub': … }`, `!Sub …`. */
export const INTRINSIC: JsonSchema = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  propertyNames: { pattern: '^(?:Fn::\\w+|Ref|Condition)$' },
};

/** A text, or a value that a deployment fills in. */
export function aText(description: string): JsonSchema {
  return { description, anyOf: [{ type: 'string' }, INTRINSIC] };
}

/** A text or a number, as templates write numbers. */
export function aNumber(
  description: string,
  range: { readonly minimum?: number; readonly maximum?: number } = {},
): JsonSchema {
  return { description, anyOf: [{ type: 'integer', ...range }, { type: 'string' }, INTRINSIC] };
}

/** True or false, also as a text. */
export function aFlag(description: string): JsonSchema {
  return {
    description,
    anyOf: [{ type: 'boolean' }, { enum: ['true', 'false'] }, INTRINSIC],
  };
}

/** One of these keywords, in any case; editors suggest upper and lower case. */
export function aKeyword(description: string, words: readonly string[]): JsonSchema {
  const anyCase = words.map((word) =>
    word.replace(/[A-Z]/g, (one) => `[${one}${one.toLowerCase()}]`),
  );
  const suggested = words.flatMap((word) => [word, word.toLowerCase()]);
  return {
    description,
    anyOf: [
      { enum: suggested },
      { type: 'string', pattern: `^(?:${anyCase.join('|')}|\\$\\{.*)$` },
      INTRINSIC,
    ],
  };
}

/** Texts by name. */
export function someTexts(description: string): JsonSchema {
  return { description, type: 'object', additionalProperties: aText('') };
}

/** An object that has these members, those of other vendors, and no others. */
export function aClosedObject(
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema {
  return {
    description,
    anyOf: [
      {
        type: 'object',
        properties,
        patternProperties: { '^x-(?!amazon-apigateway)': {} },
        additionalProperties: false,
        ...(required.length > 0 && { required }),
      },
      INTRINSIC,
    ],
  };
}
