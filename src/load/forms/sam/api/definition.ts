import { describe, isObject, quote, wordOf } from '../../../../checks/document-values.js';
import type { LoadContext } from '../../../load-context.js';
import { isVersion3 } from '../document/editable-document.js';
import { child, type Entry, isTruthy, type Made, ownValue } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';

/** Whether a value is a definition that the translation can add to: Swagger or OpenAPI 3 with paths. */
export function isDefinition(value: unknown, context: LoadContext, merges: boolean): boolean {
  if (!isObject(value) || !(isObject(value.paths) || (merges && !isTruthy(value.paths)))) {
    return false;
  }
  return isTruthy(value.swagger) || isVersion3(versionText(value, 'openapi', context));
}

/** A version as it is written: `3.0` is a number in YAML. */
export function versionText(container: object, key: string, { sources }: LoadContext): string {
  const value = ownValue(container, key);
  return typeof value === 'number'
    ? (sources.numberText(container, key) ?? String(value))
    : wordOf(value);
}

/** Properties that the translation writes into the definition. */
const INTO_THE_DEFINITION = [
  'Cors',
  'Auth',
  'GatewayResponses',
  'Models',
  'DisableExecuteApiEndpoint',
] as const;

/** Reports properties that need a definition in the template, and definitions that exclude each other. */
export function checkDefinition(api: SamApi, translation: SamTranslation): void {
  const { properties } = api;
  const uri = child(properties, 'DefinitionUri');
  const hasBody = api.managed || isTruthy(child(properties, 'DefinitionBody').value);
  if (isTruthy(uri.value) && hasBody) {
    const message = `${quote(api.id)} has both "DefinitionUri" and "DefinitionBody", or a "DefinitionUri" by "Globals" only: keep one of them in the API itself`;
    translation.error('INVALID_VALUE', message, uri);
  }
  const merge = child(properties, 'MergeDefinitions');
  if (isTruthy(uri.value) && isTruthy(merge.value)) {
    const message =
      '"MergeDefinitions" does not work with "DefinitionUri": put the definition into "DefinitionBody"';
    translation.error('INVALID_VALUE', message, merge);
  }
  if (api.document !== undefined) {
    return;
  }
  for (const name of INTO_THE_DEFINITION) {
    const entry = child(properties, name);
    const given =
      name === 'DisableExecuteApiEndpoint' ? entry.value !== undefined : isTruthy(entry.value);
    if (given) {
      translation.error(
        'INVALID_VALUE',
        `${quote(name)} works only with a definition in "DefinitionBody" that has "openapi" or "swagger", and "paths": put it there, or write what ${quote(name)} stands for into the definition`,
        entry,
      );
    }
  }
}

const S3_URI = /^s3:\/\/([^/?]+)\/([^?]+)(?:\?versionId=(.+))?$/;

/**
 * `DefinitionUri` as the `BodyS3Location` of CloudFormation: an object for a place in S3, a string for
 * a file.
 */
export function bodyLocation(uri: Entry, translation: SamTranslation): unknown {
  const { drafts } = translation;
  if (isObject(uri.value)) {
    const { Bucket, Key } = uri.value;
    if (!isTruthy(Bucket) || !isTruthy(Key)) {
      const message = '"DefinitionUri" must be a path, or an object with "Bucket" and "Key"';
      translation.error('INVALID_VALUE', message, uri);
    }
    return uri.value;
  }
  if (typeof uri.value !== 'string') {
    const message = `"DefinitionUri" must be a path or an object, not ${describe(uri.value)}`;
    translation.error('INVALID_TYPE', message, uri);
    return undefined;
  }
  const match = S3_URI.exec(uri.value);
  if (match === null) {
    return uri.value;
  }
  const [, Bucket, Key, Version] = match;
  return drafts.object(uri, { Bucket, Key, Version });
}

/** Writes `DisableExecuteApiEndpoint` of an API. */
export function addEndpointExtension(
  { properties, document }: SamApi,
  { drafts }: SamTranslation,
): void {
  const entry = child(properties, 'DisableExecuteApiEndpoint');
  if (document === undefined || entry.value === undefined) {
    return;
  }
  const disabled = (owner: object): Made => {
    const own = drafts.copy(owner);
    const existing = own[ENDPOINT];
    const configuration = drafts.copy(isObject(existing) ? existing : {});
    drafts.put(configuration, 'disableExecuteApiEndpoint', entry.value, entry);
    drafts.put(own, ENDPOINT, configuration, entry);
    return own;
  };
  if (!document.isOpenApi3) {
    drafts.move(disabled(document.root), ENDPOINT, document.root);
    return;
  }
  const { servers } = document.root;
  const list = Array.isArray(servers) ? servers : [{}];
  const changed = list.map((server) => (isObject(server) ? disabled(server) : server));
  drafts.put(document.root, 'servers', drafts.list(entry, changed), entry);
}

const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';
