import type { JsonPointer } from '../model/import-issue.js';
import type { ModelCheck } from '../model/rest-api.js';
import type { Cursor } from './cursor.js';
import { isObject, quote } from './document-values.js';
import { type Draft4Compiler, draft4Schema } from './model-draft4.js';
import { ModelPatterns } from './model-pattern.js';
import { readSchema } from './model-schema.js';
import { ownWordings } from './model-sentences.js';
import { innerWording } from './model-sentences-inside.js';
import type { Wording } from './model-wording.js';
import type { DocumentVersion } from './supported-document.js';
import { unexpandedFunction } from './unexpanded.js';

/** Bounds, far above any real document: what aliases can multiply, and what a stack can bear. */
const MAX_SCHEMAS = 20_000;
const MAX_DEPTH = 100;

/** Where the sentences of AWS's validator do not say what is wrong. */
const UNWORDED: readonly string[] = Object.freeze(['Invalid request body']);
const FITS: readonly string[] = Object.freeze([]);

/**
 * Compiles models: JSON Schema draft 4, as far as API Gateway reads it. What it ignores of OpenAPI
 * (`nullable`, `discriminator`, `format`, `minItems` …) is ignored here. A compiler of draft 4
 * judges whether a body fits; the sentences say what AWS says of one that does not.
 * AWS: "Data models for REST APIs", "Important notes for REST APIs".
 */
export class ModelCompiler {
  readonly #root: Cursor;
  readonly #definitions: string;
  readonly #loadCompiler: (patterns: ModelPatterns) => Draft4Compiler;
  readonly #patterns = new ModelPatterns();
  #compiler: Draft4Compiler | undefined;
  readonly #schemas = new Map<JsonPointer, ReadSchema | undefined>();
  /** Those read since the last check for endless references. */
  readonly #unchecked: ReadSchema[] = [];
  readonly #names = new Map<ReadSchema, string>();
  /** Those which got a name since the compiler was last told. */
  readonly #toAdd: ReadSchema[] = [];
  readonly #checks = new Map<JsonPointer, ModelCheck | undefined>();
  #tooMany = false;

  /** `loadCompiler` is called for the first model, and once. */
  constructor(
    root: Cursor,
    version: DocumentVersion,
    loadCompiler: (patterns: ModelPatterns) => Draft4Compiler,
  ) {
    this.#root = root;
    this.#definitions = version === 'Swagger 2' ? '#/definitions/' : '#/components/schemas/';
    this.#loadCompiler = loadCompiler;
  }

  /** The check of one model; schemas that several models share are read and compiled once. */
  compile(place: Cursor): ModelCheck | undefined {
    if (!this.#checks.has(place.pointer)) this.#checks.set(place.pointer, this.#check(place));
    return this.#checks.get(place.pointer);
  }

  #check(place: Cursor): ModelCheck | undefined {
    const schema = this.#schema(place, 0);
    if (schema === undefined || this.#tooMany) return undefined;
    if (refersToItself(this.#unchecked.splice(0))) {
      place.error(
        'INVALID_MODEL',
        'The model leads back to itself without any property or item in between',
      );
      return undefined;
    }
    const fits = this.#judge(place, schema);
    return fits === undefined ? undefined : checkOf(fits, schema.wording, this.#patterns);
  }

  /** Tells which values fit a schema, if it compiles. */
  #judge(place: Cursor, { draft4 }: ReadSchema): Judge | undefined {
    this.#compiler ??= this.#loadCompiler(this.#patterns);
    try {
      for (const schema of this.#toAdd.splice(0)) {
        this.#compiler.add(this.#nameOf(schema), schema.draft4);
      }
      return this.#compiler.compile(draft4);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      place.error('INVALID_MODEL', `The model does not compile: ${reason}`);
      return undefined;
    }
  }

  #schema(place: Cursor, depth: number): ReadSchema | undefined {
    if (this.#schemas.has(place.pointer)) return this.#schemas.get(place.pointer);
    if (this.#schemas.size >= MAX_SCHEMAS || depth > MAX_DEPTH) {
      if (!this.#tooMany)
        place.error(
          'INVALID_MODEL',
          `The models are too large: at most ${MAX_SCHEMAS} schemas, and ${MAX_DEPTH} within each other`,
        );
      this.#tooMany = true;
      return undefined;
    }
    const schema = isSchema(place)
      ? { wording: anything, draft4: {}, alternatives: [] }
      : undefined;
    this.#schemas.set(place.pointer, schema);
    if (schema === undefined) return undefined;
    this.#unchecked.push(schema);
    const reference = place.place('$ref').value;
    if (typeof reference === 'string') this.#follow(place, reference, schema, depth);
    else this.#fill(place, schema, depth);
    return schema;
  }

  /** A model that is not there is ignored with a warning, in AWS's words. */
  #follow(place: Cursor, reference: string, schema: ReadSchema, depth: number): void {
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
    const read = this.#schema(target, depth + 1);
    if (read === undefined) return;
    schema.alternatives.push(read);
    schema.draft4.$ref = this.#nameOf(read);
    schema.wording = (value, sentences) => read.wording(value, sentences);
  }

  #nameOf(schema: ReadSchema): string {
    const known = this.#names.get(schema);
    if (known !== undefined) return known;
    const name = `model:${this.#names.size}`;
    this.#names.set(schema, name);
    this.#toAdd.push(schema);
    return name;
  }

  #fill(place: Cursor, schema: ReadSchema, depth: number): void {
    const wordingOf = (member: Cursor, sameValue: boolean): Wording => {
      const read = this.#schema(member, depth + 1);
      if (read === undefined) return anything;
      if (sameValue) schema.alternatives.push(read);
      return (value, sentences) => read.wording(value, sentences);
    };
    const model = readSchema(place, this.#patterns);
    const own = ownWordings(model, wordingOf);
    const inner = innerWording(model, wordingOf);
    schema.wording = (value, sentences) => {
      for (const wording of own) wording(value, sentences);
      // As AWS's validator does: it goes no deeper once something is wrong.
      if (sentences.length === 0) inner?.(value, sentences);
    };
    Object.assign(
      schema.draft4,
      draft4Schema(model, (member) => this.#schema(member, depth + 1)?.draft4 ?? {}),
    );
  }
}

/** A schema of the document; filled after it is known, because it may refer to itself. */
interface ReadSchema {
  wording: Wording;
  readonly draft4: Record<string, unknown>;
  /** The schemas that look at the same value. */
  readonly alternatives: ReadSchema[];
}

type Judge = (value: unknown) => boolean;

function checkOf(fits: Judge, wording: Wording, patterns: ModelPatterns): ModelCheck {
  return (body) => {
    const sentences: string[] = [];
    patterns.renew();
    try {
      // A text that took all the steps does not match, which may be just what `not` asks for.
      if (fits(body) && !patterns.isSpent) return FITS;
    } catch {
      // The stack or the steps end before the body does: nothing has shown that it fits.
      if (!patterns.isSpent) return UNWORDED;
    }
    patterns.renew();
    try {
      wording(body, sentences);
    } catch {
      // What has been said until then stays true.
    }
    return sentences.length > 0 ? sentences : UNWORDED;
  };
}

function isSchema(place: Cursor): boolean {
  if (!isObject(place.value)) {
    place.warn('INVALID_MODEL', 'A schema is an object: this one is left out');
    return false;
  }
  const unexpanded = unexpandedFunction(place.value);
  if (unexpanded !== undefined) place.error('UNRESOLVED_VARIABLE', unexpanded);
  return unexpanded === undefined;
}

/** Whether a check could call itself forever: by references that stay at the same value. */
function refersToItself(schemas: readonly ReadSchema[]): boolean {
  const open = new Set<ReadSchema>();
  const done = new Set<ReadSchema>();
  const visit = (current: ReadSchema): boolean => {
    if (open.has(current)) return true;
    if (done.has(current)) return false;
    open.add(current);
    const found = current.alternatives.some(visit);
    open.delete(current);
    done.add(current);
    return found;
  };
  return schemas.some(visit);
}

function anything(): void {}
