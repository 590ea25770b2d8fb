import { describe, isObject, quote } from '../../checks/document-values.js';
import type { JsonPointer } from '../../model/document/import-issue.js';
import type { ModelCheck } from '../../model/rest-api.js';
import type { DocumentVersion } from '../api/document-kind.js';
import type { Cursor } from '../document/cursor.js';
import { unexpandedFunction } from '../document/unexpanded.js';
import { modelCheck } from './check.js';
import { compileSchema } from './keywords/keywords.js';
import { ModelPatterns } from './pattern/pattern.js';
import type { Check } from './report.js';
import { readSchema } from './schema.js';
import { type CompiledSchema, nestsTooDeep } from './schema-nesting.js';

/** Limits far above any real document: against aliases that multiply, and to protect the stack. */
const MAX_SCHEMAS = 20_000;
const MAX_DEPTH = 100;

/**
 * Compiles models: the part of JSON Schema draft 4 that API Gateway supports. OpenAPI keywords that
 * it ignores (`nullable`, `discriminator`, `minItems` and so on) are ignored here.
 * AWS: "Data models for REST APIs", "Important notes for REST APIs".
 */
export class ModelCompiler {
  readonly #root: Cursor;
  readonly #definitions: string;
  readonly #patterns = new ModelPatterns();
  /** Keyed by the object in the document, so that aliases and references share one schema. */
  readonly #schemas = new Map<unknown, CompiledSchema | undefined>();
  /** The schemas read since the last check for circular references. */
  readonly #unchecked: CompiledSchema[] = [];
  readonly #checks = new Map<JsonPointer, ModelCheck | undefined>();
  #tooMany = false;

  constructor(root: Cursor, version: DocumentVersion) {
    this.#root = root;
    this.#definitions = version === 'Swagger 2' ? '#/definitions/' : '#/components/schemas/';
  }

  /** Compiles one model; schemas that several models share are compiled once. */
  compile(place: Cursor): ModelCheck | undefined {
    if (!this.#checks.has(place.pointer)) {
      this.#checks.set(place.pointer, this.#compile(place));
    }
    return this.#checks.get(place.pointer);
  }

  #compile(place: Cursor): ModelCheck | undefined {
    const schema = this.#schema(place, 0);
    if (schema === undefined || this.#tooMany) {
      return undefined;
    }
    const fault = nestsTooDeep(this.#unchecked.splice(0), MAX_DEPTH);
    if (fault !== undefined) {
      place.error('INVALID_MODEL', fault);
      return undefined;
    }
    return modelCheck(checkOf(schema));
  }

  #schema(place: Cursor, depth: number): CompiledSchema | undefined {
    const { value } = place;
    if (this.#schemas.has(value)) {
      return this.#schemas.get(value);
    }
    if (this.#schemas.size >= MAX_SCHEMAS || depth > MAX_DEPTH) {
      this.#refuse(place);
      return undefined;
    }
    if (!isSchema(place)) {
      return undefined;
    }
    const schema: CompiledSchema = { check: undefined, alternatives: [], height: undefined };
    this.#schemas.set(value, schema);
    this.#unchecked.push(schema);
    const reference = place.place('$ref').value;
    schema.check =
      typeof reference === 'string'
        ? this.#follow(place, reference, schema, depth)
        : this.#fill(place, schema, depth);
    return schema;
  }

  #refuse(place: Cursor): void {
    if (!this.#tooMany) {
      place.error(
        'INVALID_MODEL',
        `The models are too large: the limits are ${MAX_SCHEMAS} schemas in total and ${MAX_DEPTH} nested in each other`,
      );
    }
    this.#tooMany = true;
  }

  /** A missing model is ignored with a warning in AWS's words. */
  #follow(place: Cursor, reference: string, schema: CompiledSchema, depth: number): Check {
    const name = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/]+)$/.exec(
      reference,
    )?.[1];
    const target = this.#root.lookUp(
      name === undefined ? reference : `${this.#definitions}${name}`,
    );
    if (target === undefined) {
      place.warn(
        'UNRESOLVED_REFERENCE',
        `Reference to model ${quote(reference)} not found. Ignoring.`,
      );
      return anything;
    }
    return this.#inside(target, schema, depth, true);
  }

  #fill(place: Cursor, schema: CompiledSchema, depth: number): Check {
    const model = readSchema(place, this.#patterns);
    return compileSchema(model, (member, at) =>
      this.#inside(member, schema, depth, at === 'same value'),
    );
  }

  #inside(place: Cursor, outer: CompiledSchema, depth: number, sameValue: boolean): Check {
    const schema = this.#schema(place, depth + 1);
    if (schema === undefined) {
      return anything;
    }
    if (sameValue) {
      outer.alternatives.push(schema);
    }
    return checkOf(schema);
  }
}

/** While a recursive schema is being compiled, its check does not exist yet. */
function checkOf(schema: CompiledSchema): Check {
  return (
    schema.check ?? ((value, report) => schema.check === undefined || schema.check(value, report))
  );
}

function isSchema(place: Cursor): boolean {
  if (!isObject(place.value)) {
    place.warn(
      'INVALID_MODEL',
      `The schema is left out: expected an object but found ${describe(place.value)}`,
    );
    return false;
  }
  const unexpanded = unexpandedFunction(place.value);
  if (unexpanded !== undefined) {
    place.error('UNRESOLVED_VARIABLE', unexpanded);
  }
  return unexpanded === undefined;
}

function anything(): true {
  return true;
}
