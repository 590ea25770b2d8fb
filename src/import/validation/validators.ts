import { quote } from '../../checks/document-values.js';
import { nearestOf } from '../../checks/nearest.js';
import { isMediaType, mediaTypeOf } from '../../http/media-type.js';
import { REQUEST_VALIDATOR_SETTINGS } from '../../model/document/extension-words.js';
import type { ModelCheck, RequestValidator } from '../../model/rest-api.js';
import type { DocumentVersion } from '../api/document-kind.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfUnknownKeys } from '../document/known-keys.js';
import { ModelCompiler } from './model.js';

/** The request validators of a document. */
export interface Validators {
  /** The validator of an operation: its own, or else the document's. */
  ofOperation(operation: Cursor, pathItem: Cursor): RequestValidator | undefined;
}

/**
 * Reads `x-amazon-apigateway-request-validators`. Models are compiled only for operations whose
 * validator checks bodies.
 * AWS: "x-amazon-apigateway-request-validators object".
 */
export function readValidators(root: Cursor, version: DocumentVersion): Validators {
  const validators = root.extension('request-validators');
  const models = new ModelCompiler(root, version);
  for (const [, validator] of validators.members()) {
    warnOfUnknownKeys(validator, REQUEST_VALIDATOR_SETTINGS, 'a request validator');
  }
  return {
    ofOperation(operation, pathItem) {
      const own = operation.extension('request-validator');
      const reference = own.exists ? own : root.extension('request-validator');
      const name = reference.string();
      if (name === undefined) {
        return undefined;
      }
      const validator = validators.at(name);
      if (!validator.exists) {
        refuseUnknownValidator(reference, name, validators.keys());
        compileModels(operation, pathItem, root, version, models);
        return undefined;
      }
      const validatesBody = validator.at('validateRequestBody').boolean() ?? false;
      return Object.freeze({
        name,
        validateRequestParameters: validator.at('validateRequestParameters').boolean() ?? false,
        models: validatesBody
          ? compileModels(operation, pathItem, root, version, models)
          : undefined,
      });
    },
  };
}

function refuseUnknownValidator(reference: Cursor, name: string, known: readonly string[]): void {
  const nearest = nearestOf(name, known);
  const hint =
    nearest === undefined
      ? `define it (defined: ${known.join(', ') || 'none'})`
      : `did you mean ${quote(nearest)}?`;
  reference.error(
    'UNKNOWN_VALIDATOR',
    `Invalid Request Validator identifier specified: ${quote(name)} is not in x-amazon-apigateway-request-validators; ${hint}`,
  );
}

function compileModels(
  operation: Cursor,
  pathItem: Cursor,
  root: Cursor,
  version: DocumentVersion,
  models: ModelCompiler,
): ReadonlyMap<string, ModelCheck> | undefined {
  const schemas =
    version === 'Swagger 2'
      ? bodyParameter(operation, pathItem, root)
      : requestBody(operation.atOptional('requestBody'));
  const checks = new Map<string, ModelCheck>();
  for (const [mediaType, schema] of schemas) {
    warnOfInlineComposition(schema);
    const check = models.compile(schema);
    if (check !== undefined) {
      checks.set(mediaTypeOf(mediaType), check);
    }
  }
  return checks.size === 0 ? undefined : checks;
}

/** API Gateway drops such a model with a warning; here it is used, so that bodies are not accepted by accident. */
function warnOfInlineComposition(schema: Cursor): void {
  const keyword = ['allOf', 'anyOf', 'oneOf'].find((name) =>
    Array.isArray(schema.place(name).value),
  );
  if (keyword === undefined || schema.has('$ref')) {
    return;
  }
  schema.warn(
    'INVALID_MODEL',
    `API Gateway's import ignores a body schema with "${keyword}" at its top level ("Unsupported model type"), so bodies are validated here but not there: move the schema to a model and refer to it with "$ref"`,
  );
}

type Schemas = readonly (readonly [mediaType: string, schema: Cursor])[];

/** Swagger 2: one schema for all media types that the operation, or else the document, consumes. */
function bodyParameter(operation: Cursor, pathItem: Cursor, root: Cursor): Schemas {
  const parameters = [operation, pathItem].flatMap((place) => place.at('parameters').items());
  const body = parameters.find((parameter) => parameter.at('in').value === 'body');
  if (body === undefined || !body.place('schema').exists) {
    return [];
  }
  const list = [operation, root].map((place) => place.at('consumes')).find(({ exists }) => exists);
  const consumed =
    list
      ?.items()
      .map((item) => item.string() ?? '')
      .filter(isMediaType) ?? [];
  const mediaTypes = consumed.length === 0 ? ['application/json'] : consumed;
  return mediaTypes.map((mediaType) => [mediaType, body.place('schema')]);
}

/** OpenAPI 3: one schema for each media type. */
function requestBody(body: Cursor): Schemas {
  return body
    .at('content')
    .members()
    .map(([mediaType, content]) => [mediaType, content.place('schema')] as const)
    .filter(([, schema]) => schema.exists);
}
