import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { functionsOf } from '../../../../../src/load/document-functions.js';
import { loadDocument } from '../../../../../src/load/load-document.js';
import type { LoadOptions } from '../../../../../src/load/load-options.js';
import type { DocumentFunction } from '../../../../../src/model/document/document-function.js';
import { folderOf } from '../../../../support/fake-console.js';

/** What lies beside a template. */
interface Beside {
  /** The path of the template. */
  readonly name?: string;
  /** Paths of files. */
  readonly files?: readonly string[];
  readonly options?: LoadOptions;
}

/** The functions of a template with an API; the paths in it are below the folder `/root`. */
export function functionsOfTemplate(
  resources: object,
  { name = 'template.json', files = [], options = {} }: Beside = {},
): readonly DocumentFunction[] {
  const { folder } = folderOf({});
  const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'api', Body: BODY } };
  const template = {
    Parameters: { Open: { Type: 'String' }, Known: { Type: 'String', Default: 'k' } },
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { api, ...resources },
  };
  for (const [path, text] of [
    [name, JSON.stringify(template)],
    ...files.map((file) => [file, '']),
  ] as const) {
    const file = join(folder, path ?? '');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text ?? '');
  }
  const functions = functionsOf(loadDocument(join(folder, name), options)) ?? [];
  return JSON.parse(JSON.stringify(functions).replaceAll(folder, '/root'));
}

const BODY = { openapi: '3.0.1', info: { title: 'a', version: '1' }, paths: {} };
