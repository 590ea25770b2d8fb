import { isObject, wordOf } from '../../checks/document-values.js';
import type { Cursor } from '../document/cursor.js';

/** What shows that a document is of another kind, and what to load instead. */
interface Finding {
  readonly cursor: Cursor;
  readonly message: string;
}

const EXPORT =
  'export the deployed API with "aws apigateway get-export --export-type oas30 --parameters extensions=apigateway"';

/** Recognizes templates that contain or create an API, and says where to find its document. */
export function foreignDocument(root: Cursor): Finding | undefined {
  if (root.has('swagger') || root.has('openapi')) {
    return undefined;
  }
  if (root.has('service') && root.has('provider')) {
    const message = `This is a Serverless Framework configuration, not an OpenAPI document: ${EXPORT}`;
    return { cursor: root.place('service'), message };
  }
  const template = root.has('AWSTemplateFormatVersion') || root.has('Transform');
  if (!template && !isObject(root.at('Resources').value)) {
    return undefined;
  }
  const { cursor, remedy } = inTemplate(root);
  return {
    cursor,
    message: `This is a CloudFormation or SAM template, not an OpenAPI document: ${remedy}`,
  };
}

interface Remedy {
  readonly cursor: Cursor;
  readonly remedy: string;
}

function inTemplate(root: Cursor): Remedy {
  const places = root.place('Resources');
  const resources = places.keys().map((name) => places.place(name));
  return (
    body(resources) ??
    bodyFile(resources) ??
    ofType(
      resources,
      /^AWS::(?:Serverless::HttpApi|ApiGatewayV2::)/,
      'it creates an HTTP API (API Gateway V2), but only REST APIs are supported',
    ) ??
    ofType(
      resources,
      /^AWS::ApiGateway::Method$/,
      `it defines the API as resources, so ${EXPORT}`,
    ) ?? {
      cursor: root,
      remedy: 'load the OpenAPI document, which is not in this template',
    }
  );
}

/** A document in the template, or one that it includes. */
function body(resources: readonly Cursor[]): Remedy | undefined {
  const rest = resources.filter((resource) => !/HttpApi$|V2::/.test(typeOf(resource)));
  const bodies = rest.flatMap((resource) => {
    const properties = resource.place('Properties');
    return ['Body', 'DefinitionBody']
      .map((key) => properties.place(key))
      .filter(({ exists }) => exists);
  });
  const [first] = bodies;
  if (first === undefined) {
    return undefined;
  }
  const location = first.place('Fn::Transform').place('Parameters').place('Location').value;
  const remedy =
    typeof location === 'string'
      ? `it includes ${JSON.stringify(location)}: load that file`
      : `render the template first, then load the document at ${bodies.map(({ pointer }) => pointer).join(', ')}`;
  return { cursor: first, remedy };
}

function bodyFile(resources: readonly Cursor[]): Remedy | undefined {
  for (const resource of resources) {
    for (const key of ['DefinitionUri', 'BodyS3Location']) {
      const cursor = resource.place('Properties').place(key);
      const file = wordOf(cursor.value) || wordOf(cursor.place('Key').value);
      if (cursor.exists && !/HttpApi$|V2::/.test(typeOf(resource))) {
        return {
          cursor,
          remedy: file === '' ? `load the file that ${key} names` : `load ${JSON.stringify(file)}`,
        };
      }
    }
  }
  return undefined;
}

function ofType(resources: readonly Cursor[], type: RegExp, remedy: string): Remedy | undefined {
  const resource = resources.find((candidate) => type.test(typeOf(candidate)));
  return resource && { cursor: resource.place('Type'), remedy };
}

function typeOf(resource: Cursor): string {
  return wordOf(resource.place('Type').value);
}
