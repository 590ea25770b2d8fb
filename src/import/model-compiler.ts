import type { JsonPointer } from '../model/import-issue.js';
import type { ModelCheck } from '../model/rest-api.js';
import type { Cursor } from './cursor.js';
import { isObject, quote } from './document-values.js';
import type { SchemaCheck } from './model-check.js';
import { childChecks } from './model-children.js';
import { ownChecks } from './model-keywords.js';
import { readSchema } from './model-schema.js';
import type { DocumentVersion } from './supported-document.js';
import { unexpandedFunction } from './unexpanded.js';

/** Bounds, far above any real document: what aliases can multiply, and what a stack can bear. */
const MAX_SCHEMAS = 20_000;
const MAX_DEPTH = 100;

/**
 * Compiles models: JSON Schema draft 4, as far as API Gateway reads it. What it ignores of OpenAPI
 * (`nullable`, `discriminator`, `format`, `minItems` …) is ignored here.
 * AWS: "Data models for REST APIs", "Important notes for REST APIs".
 */
export class ModelCompiler {
  readonly #root: Cursor;
  readonly #definitions: string;
  readonly #schemas = new Map<JsonPointer, CompiledSchema>();
  readonly #checks = new Map<JsonPointer, ModelCheck>();
  #tooMany = false;

  constructor(root: Cursor, version: DocumentVersion) {
    this.#root = root;
    this.#definitions = version === 'Swagger 2' ? '#/definitions/' : '#/components/schemas/';
  }

  /** The check of one model; schemas that several models share are compiled once. */
  compile(place: Cursor): ModelCheck | undefined {
    const known = this.#checks.get(place.pointer);
    if (known !== undefined) return known;
    const schema = this.#schema(place, 0);
    if (schema === undefined) return undefined;
    if (this.#refersToItself(schema)) {
      place.error(
        'INVALID_MODEL',
        'The model leads back to itself without any property or item in between',
      );
      return undefined;
    }
    const check: ModelCheck = (body) => {
      const problems: string[] = [];
      schema.check(body, problems);
      return problems;
    };
    this.#checks.set(place.pointer, check);
    return check;
  }

  #schema(place: Cursor, depth: number): CompiledSchema | undefined {
    const known = this.#schemas.get(place.pointer);
    if (known !== undefined) return known;
    if (this.#schemas.size >= MAX_SCHEMAS || depth > MAX_DEPTH) {
      if (!this.#tooMany)
        place.error(
          'INVALID_MODEL',
          `The models are too large: at most ${MAX_SCHEMAS} schemas, and ${MAX_DEPTH} within each other`,
        );
      this.#tooMany = true;
      return undefined;
    }
    if (!isObject(place.value)) {
      place.warn('INVALID_MODEL', 'A schema is an object: this one is left out');
      return undefined;
    }
    const unexpanded = unexpandedFunction(place.value);
    if (unexpanded !== undefined) {
      place.error('UNRESOLVED_VARIABLE', unexpanded);
      return undefined;
    }
    const schema: CompiledSchema = { check: anything, alternatives: [] };
    this.#schemas.set(place.pointer, schema);
    if (typeof place.value.$ref === 'string') this.#follow(place, place.value.$ref, schema, depth);
    else this.#fill(place, schema, depth);
    return schema;
  }

  /** A model that is not there is ignored with a warning, in AWS's words. */
  #follow(place: Cursor, reference: string, schema: CompiledSchema, depth: number): void {
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
      return;
    }
    const compiled = this.#schema(target, depth + 1);
    if (compiled === undefined) return;
    schema.alternatives = [compiled];
    schema.check = (value, problems) => compiled.check(value, problems);
  }

  #fill(place: Cursor, schema: CompiledSchema, depth: number): void {
    const alternatives: CompiledSchema[] = [];
    const compile = (member: Cursor, sameValue: boolean): SchemaCheck => {
      const compiled = this.#schema(member, depth + 1);
      if (compiled === undefined) return anything;
      if (sameValue) alternatives.push(compiled);
      return (value, problems) => compiled.check(value, problems);
    };
    const model = readSchema(place);
    const own = ownChecks(model, compile);
    const children = childChecks(model, compile);
    schema.alternatives = alternatives;
    schema.check = (value, problems) => {
      for (const check of own) check(value, problems);
      // As AWS's validator does: it goes no deeper once something is wrong.
      if (problems.length === 0) children?.(value, problems);
    };
  }

  /** Whether a check could call itself forever: by references that stay at the same value. */
  #refersToItself(schema: CompiledSchema): boolean {
    const open = new Set<CompiledSchema>();
    const done = new Set<CompiledSchema>();
    const visit = (current: CompiledSchema): boolean => {
      if (open.has(current)) return true;
      if (done.has(current)) return false;
      open.add(current);
      const found = current.alternatives.some(visit);
      open.delete(current);
      done.add(current);
      return found;
    };
    return [schema, ...this.#schemas.values()].some(visit);
  }
}

interface CompiledSchema {
  check: SchemaCheck;
  /** The schemas that look at the same value. */
  alternatives: readonly CompiledSchema[];
}

function anything(): void {}
