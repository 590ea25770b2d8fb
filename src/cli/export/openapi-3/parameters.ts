import { wordOf } from '../../../checks/document-values.js';
import { isMediaType } from '../../../http/media-type.js';
import { type Conversion, itemsOf, type Members } from './conversion.js';
import { ownSchema, type SchemaConversion } from './schemas.js';

/** Where a parameter of Swagger 2.0 is: `path`, `query`, `header`, `body`, `formData`. */
export function parameterPlace(parameter: Members): string {
  return wordOf(parameter.in).toLowerCase();
}

/** Whether a parameter of Swagger 2.0 is one in OpenAPI 3.0; the others make the request body. */
export function isPlainParameter(parameter: Members): boolean {
  return !['body', 'formdata'].includes(parameterPlace(parameter));
}

/** How OpenAPI 3.0 separates the items of a list, by the place of the parameter and its `collectionFormat`. */
const STYLES: Readonly<Record<string, Members | undefined>> = {
  'query csv': { style: 'form', explode: false },
  'query ssv': { style: 'spaceDelimited', explode: false },
  'query pipes': { style: 'pipeDelimited', explode: false },
  'query multi': { style: 'form', explode: true },
  'path csv': { style: 'simple' },
  'header csv': { style: 'simple' },
};

/** A parameter that is not a body. OpenAPI 3.0: "Parameter Object". */
export function plainParameter(
  parameter: Members,
  conversion: Conversion,
  schemas: SchemaConversion,
): Members {
  return conversion.made(parameter, {
    ...conversion.copyMembers(parameter, [
      ...['name', 'in', 'description', 'required', 'deprecated', 'allowEmptyValue'],
    ]),
    ...(parameterPlace(parameter) === 'path' && { required: true }),
    ...styleOf(parameter, conversion),
    schema: ownSchema(parameter, conversion, schemas),
    ...conversion.extensions(parameter),
  });
}

function styleOf(parameter: Members, conversion: Conversion): Members {
  if (parameter.type !== 'array') {
    return {};
  }
  const format = wordOf(parameter.collectionFormat) || 'csv';
  const style = STYLES[`${parameterPlace(parameter)} ${format}`];
  if (style === undefined) {
    conversion.warnings.push(
      `OpenAPI 3.0 has no counterpart of the collectionFormat ${JSON.stringify(format)} of the parameter ${JSON.stringify(parameter.name)}: its items are separated by commas`,
    );
  }
  return style ?? {};
}

/** What a request body is made from. */
interface BodyParts {
  /** The parameters of the operation, then those of its path, without references. */
  readonly parameters: readonly Members[];
  /** The media types that the operation consumes. */
  readonly consumes: readonly string[];
  /** Whether a request validator may check the body. */
  readonly isValidated: boolean;
}

/**
 * The request body that the parameters in `body` or `formData` make; `undefined` if there are none. AWS does
 * not read forms: with a request validator, the form gets no schema, which would refuse every request.
 */
export function requestBodyOf(
  { parameters, consumes, isValidated }: BodyParts,
  conversion: Conversion,
  schemas: SchemaConversion,
): Members | undefined {
  const body = parameters.find((parameter) => parameterPlace(parameter) === 'body');
  if (body !== undefined) {
    const schema = body.schema === undefined ? {} : { schema: schemas.schema(body.schema) };
    return conversion.made(body, {
      ...conversion.copyMembers(body, ['description', 'required']),
      content: Object.fromEntries(consumes.map((type) => [type, schema])),
      ...conversion.extensions(body),
    });
  }
  const fields = parameters.filter((parameter) => parameterPlace(parameter) === 'formdata');
  if (fields.length === 0) {
    return undefined;
  }
  const properties = fields.map((field) => [
    wordOf(field.name),
    {
      ...(ownSchema(field, conversion, schemas) as Members),
      ...conversion.copyMembers(field, ['description']),
    },
  ]);
  const required = fields.filter((field) => field.required === true).map(({ name }) => name);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
  return {
    content: Object.fromEntries(
      formTypes(fields, consumes).map((type) => [type, isValidated ? {} : { schema }]),
    ),
  };
}

const URL_ENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

function formTypes(fields: readonly Members[], consumes: readonly string[]): readonly string[] {
  const forms = consumes.filter((type) => type === URL_ENCODED || type === MULTIPART);
  if (forms.length > 0) {
    return forms;
  }
  return [fields.some(({ type }) => type === 'file') ? MULTIPART : URL_ENCODED];
}

/** The media types of `consumes` or `produces`: the operation's own, else the document's, else JSON. */
export function mediaTypesIn(
  key: 'consumes' | 'produces',
  ...places: readonly Members[]
): readonly string[] {
  const list = places
    .map((place) => place[key])
    .find((value) => value !== undefined && value !== null);
  const types = itemsOf(list).filter(
    (item): item is string => typeof item === 'string' && isMediaType(item),
  );
  return types.length === 0 ? ['application/json'] : types;
}
