import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadDocument } from '../../../../src/load/load-document.js';
import type { LoadOptions } from '../../../../src/load/load-options.js';
import { type Outcome, outcome } from './issues.js';

/** Writes files into a folder that is there as long as the action runs. */
export function inFolder<Result>(
  files: Readonly<Record<string, string>>,
  action: (folder: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return action(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Loads a folder with these files; a text alone is its `main.tf`. */
export function outcomeOfFolder(
  files: string | Readonly<Record<string, string>>,
  options: LoadOptions = {},
  entry = '.',
): Outcome {
  const all = typeof files === 'string' ? { 'main.tf': files } : files;
  return inFolder(all, (folder) => {
    const { document, issues } = outcome(() => loadDocument(join(folder, entry), options));
    return { document, issues: issues.map((issue) => issue.replaceAll(`${folder}/`, '')) };
  });
}

/** An API whose only method answers GET / with a mock; `more` is put into its integration. */
export function mockConfiguration(more = ''): string {
  return `
resource "aws_api_gateway_rest_api" "pets" {
  name = "Pets"
}
${methodOf('root', 'aws_api_gateway_rest_api.pets.root_resource_id', more)}`;
}

/** A method with a mock integration on a resource. */
export function methodOf(name: string, resourceId: string, more = ''): string {
  return `
resource "aws_api_gateway_method" "${name}" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = ${resourceId}
  http_method   = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "${name}" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_method.${name}.resource_id
  http_method = aws_api_gateway_method.${name}.http_method
  type        = "MOCK"
  ${more}
}
`;
}

/** The template of the integration of GET /, which shows what an expression is. */
export function textOf(
  expression: string,
  files: Readonly<Record<string, string>> = {},
  options: LoadOptions = {},
): unknown {
  const main = mockConfiguration(`request_templates = { "text/plain" = ${expression} }`);
  const { document, issues } = outcomeOfFolder({ ...files, 'main.tf': main }, options);
  const paths = (document ?? { paths: {} }).paths as Readonly<Record<string, Operations>>;
  const integration = paths['/']?.get['x-amazon-apigateway-integration'];
  return integration?.requestTemplates['text/plain'] ?? issues;
}

interface Operations {
  readonly get: {
    readonly 'x-amazon-apigateway-integration': {
      readonly requestTemplates: Readonly<Record<string, unknown>>;
    };
  };
}
