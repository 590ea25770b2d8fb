import { isObject, wordOf } from '../../../checks/document-values.js';
import { Conversion, itemsOf, type Members, objectsIn } from './conversion.js';
import { pathItem } from './operations.js';
import { isPlainParameter, mediaTypesIn, plainParameter } from './parameters.js';
import { responseOf } from './responses.js';
import { SchemaConversion } from './schemas.js';
import { securityScheme } from './security-schemes.js';

/** A document in OpenAPI 3.0, and what was lost on the way. */
export interface Converted {
  readonly document: object;
  /** The object that an object of the new document was made from. */
  readonly origins: WeakMap<object, object>;
  readonly warnings: readonly string[];
}

/** Members of the root that are elsewhere in OpenAPI 3.0. */
const REPLACED: ReadonlySet<string> = new Set([
  ...['swagger', 'host', 'basePath', 'schemes', 'consumes', 'produces'],
  ...['paths', 'definitions', 'parameters', 'responses', 'securityDefinitions', 'components'],
]);

/**
 * Converts a Swagger 2.0 document to OpenAPI 3.0 without changing the API that API Gateway makes of it: the
 * extensions stay as they are.
 */
export function toOpenApi3(root: Members): Converted {
  const conversion = new Conversion(root);
  const schemas = new SchemaConversion(conversion);
  const rest = Object.keys(root).filter((key) => !REPLACED.has(key));
  const paths = Object.entries(isObject(root.paths) ? root.paths : {}).map(([path, item]) => [
    path,
    path.startsWith('/') ? pathItem(item, conversion, schemas) : conversion.copy(item),
  ]);
  const servers = serversOf(root);
  const components = componentsOf(root, conversion, schemas);
  const document = conversion.made(root, {
    openapi: '3.0.1',
    ...conversion.copyMembers(root, ['info']),
    ...(servers.length > 0 && { servers }),
    ...conversion.copyMembers(
      root,
      rest.filter((key) => key !== 'info'),
    ),
    paths: conversion.made(isObject(root.paths) ? root.paths : root, Object.fromEntries(paths)),
    ...(Object.keys(components).length > 0 && { components }),
  });
  return { document, origins: conversion.origins, warnings: [...new Set(conversion.warnings)] };
}

/** The base path is the variable `basePath`, as in an export of API Gateway. */
function serversOf({ host, basePath, schemes }: Members): readonly object[] {
  const path = wordOf(basePath).replace(/^(?!\/|$)/, '/');
  const name = wordOf(host);
  if (name === '' && path === '') {
    return [];
  }
  const known = itemsOf(schemes)
    .map(wordOf)
    .filter((scheme) => /^https?$/.test(scheme));
  const origins =
    name === ''
      ? ['']
      : (known.length === 0 ? ['https'] : known).map((scheme) => `${scheme}://${name}`);
  return origins.map((origin) =>
    path === '' || path === '/'
      ? { url: origin || '/' }
      : { url: `${origin}/{basePath}`, variables: { basePath: { default: path } } },
  );
}

function componentsOf(root: Members, conversion: Conversion, schemas: SchemaConversion): Members {
  const own = isObject(root.components) ? root.components : {};
  const produces = mediaTypesIn('produces', root);
  const parts: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
    schemas: Object.entries(isObject(root.definitions) ? root.definitions : {}).map(
      ([name, schema]) => [name, schemas.schema(schema)],
    ),
    parameters: objectsIn(root.parameters)
      .filter(([, parameter]) => isPlainParameter(parameter))
      .map(([name, parameter]) => [name, plainParameter(parameter, conversion, schemas)]),
    responses: objectsIn(root.responses).map(([name, response]) => [
      name,
      responseOf(response, produces, conversion, schemas),
    ]),
    securitySchemes: objectsIn(root.securityDefinitions).map(([name, scheme]) => [
      name,
      securityScheme(scheme, conversion),
    ]),
  };
  const components: Record<string, unknown> = { ...(conversion.copy(own) as Members) };
  for (const [part, members] of Object.entries(parts)) {
    if (members.length > 0) {
      components[part] = Object.assign(
        Object.create(null),
        components[part],
        Object.fromEntries(members),
      );
    }
  }
  return components;
}
