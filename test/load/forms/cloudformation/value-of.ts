import { ApiImportError } from '../../../../src/errors.js';
import { readText } from '../../../../src/load/load-document.js';
import type { LoadOptions } from '../../../../src/load/load-options.js';
import { plain, sourceOf } from '../../reading.js';

/** The document of a template: YAML of its resources next to an API whose body has `x-value`. */
export function documentWith(
  value: string,
  template = '',
  options: LoadOptions = {},
): Readonly<Record<string, unknown>> {
  const text = `AWSTemplateFormatVersion: '2010-09-09'
${template.includes('Resources:') ? template : `${template}\nResources:`}
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: Pets
      Body:
        openapi: 3.0.1
        info: { title: Pets, version: '1' }
        paths: {}
        x-value: ${value}
`;
  return readText(text, 'template.yaml', options) as Readonly<Record<string, unknown>>;
}

/** What an expression in a template results in. */
export function valueOfExpression(
  value: string,
  template = '',
  options: LoadOptions = {},
): unknown {
  return plain({ value: documentWith(value, template, options)['x-value'] as object } as object);
}

/** The names that stay open in an expression. */
export function openIn(value: string, template = '', options: LoadOptions = {}): readonly string[] {
  const document = documentWith(value, template, options);
  return sourceOf(document).openValues?.(document, 'x-value') ?? [];
}

/** The first issue of a load: place, severity, code and message. */
export function issueOf(load: () => object): string {
  let issues: readonly {
    severity: string;
    code: string;
    message: string;
    position?: object | undefined;
  }[];
  try {
    issues = sourceOf(load()).issues;
  } catch (error) {
    if (!(error instanceof ApiImportError)) {
      throw error;
    }
    issues = error.issues;
  }
  const [issue] = issues;
  const { line, column } = (issue?.position ?? {}) as { line?: number; column?: number };
  return issue === undefined
    ? 'none'
    : `${line}:${column} ${issue.severity} ${issue.code} ${issue.message}`;
}
