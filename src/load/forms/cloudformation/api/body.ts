import { isObject, quote } from '../../../../checks/document-values.js';
import type { LoadContext } from '../../../load-context.js';
import type { Origin } from '../../../source/draft.js';
import { ABSENT, scalarText } from '../evaluation/evaluated.js';
import type { CloudFormationTemplate, TemplateResource } from '../template.js';
import { readTemplateFile } from '../template-files.js';
import { assetOf } from './assets.js';

/** The definition that an API is created from; `undefined` for one that resources define alone. */
export function definitionOf(
  resource: TemplateResource,
  template: CloudFormationTemplate,
  context: LoadContext,
): object | undefined {
  const { properties } = resource;
  if (Object.hasOwn(properties, 'CloneFrom')) {
    return refuseClone(properties, context);
  }
  const inline = Object.hasOwn(properties, 'Body')
    ? template.evaluator.property(properties, 'Body').value
    : ABSENT;
  if (inline !== ABSENT && inline !== undefined && inline !== null && inline !== '') {
    const at = { container: properties, key: 'Body' };
    return objectIn(inline, at, context);
  }
  if (!Object.hasOwn(properties, 'BodyS3Location')) {
    return undefined;
  }
  const at = { container: properties, key: 'BodyS3Location' };
  const file = fileOf(resource, template, at, context);
  return file === undefined
    ? undefined
    : objectIn(readTemplateFile(file, at, context), at, context);
}

function refuseClone(properties: object, context: LoadContext): never {
  const message =
    'The API is a copy of the one in "CloneFrom", whose definition is not in the template: load the document that "aws apigateway get-export --export-type oas30 --parameters extensions=apigateway" writes of it';
  const position = context.sources.memberPosition(properties, 'CloneFrom');
  return context.fail('UNSUPPORTED_DOCUMENT', message, position);
}

/** A definition as an object, or as its JSON text. */
function objectIn(value: unknown, { container, key }: Origin, context: LoadContext): object {
  const parsed = typeof value === 'string' ? parse(value) : value;
  if (!isObject(parsed)) {
    const message = `The definition of the API in ${quote(key)} is not an object`;
    const position = context.sources.memberPosition(container, key);
    return context.fail('INVALID_DOCUMENT', message, position);
  }
  if (typeof value === 'string') {
    for (const name of Object.keys(parsed)) {
      context.sources.copy(container, key, parsed, name);
    }
  }
  return parsed;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A local path, an asset beside the template, or the address in S3; `undefined` for no location. */
function fileOf(
  resource: TemplateResource,
  template: CloudFormationTemplate,
  at: Origin,
  context: LoadContext,
): string | undefined {
  const { value } = template.evaluator.property(at.container, at.key);
  const path = scalarText(value);
  if (path !== undefined) {
    return path;
  }
  if (!isObject(value)) {
    return undefined;
  }
  const key = scalarText(value.Key) ?? '';
  const asset = assetOf(resource, key, context.files);
  if (asset !== undefined) {
    return asset;
  }
  const bucket = scalarText(value.Bucket) ?? '';
  // The names of CDK's parameters are long: then the option `variables` names the property.
  const isKnown = !/\$\{/.test(`${bucket}${key}`);
  const address = isKnown ? `s3://${bucket}/${key}` : `${resource.id}.BodyS3Location`;
  const isMapped = context.variables.lookUp(address) !== undefined;
  const beside = [key, key.split('/').at(-1) ?? ''].find((name) => context.files.exists(name));
  if (isMapped || beside === undefined) {
    return address;
  }
  const message = `The definition in ${address} is read from the local file ${quote(beside)}`;
  context.report('warning', 'DIFFERS_FROM_AWS', message, { ...at, pointer: '#' });
  return beside;
}
