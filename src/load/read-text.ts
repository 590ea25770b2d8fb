import { ApiImportError } from '../errors.js';
import type { ApiDocument } from '../model/api-document.js';
import { foreignLanguage } from './foreign-syntax.js';
import { readJsonText } from './json-text.js';
import { Positions } from './positions.js';
import { readYamlText } from './yaml/yaml-text.js';

/** Bytes. AWS: quotas, "API Gateway resource policy and definition sizes". */
const MAX_DOCUMENT_SIZE = 6 * 1024 * 1024;

/**
 * Reads a document from its text: JSON if it begins with a brace, otherwise YAML.
 * @throws ApiImportError where the text is neither, or larger than 6 MB
 */
export function readText(text: string, file?: string): ApiDocument {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const positions = new Positions(content, file);
  if (new TextEncoder().encode(content).length > MAX_DOCUMENT_SIZE) {
    fail('is larger than 6 MB, the limit of API Gateway', positions);
  }
  const value = /^\s*\{/.test(content)
    ? readJsonText(content, positions)
    : readYamlText(content, positions);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const language = foreignLanguage(content);
    fail(
      language === undefined
        ? `is ${describe(value)}, but must be an object with "openapi" or "swagger"`
        : `is ${language}`,
      positions,
    );
  }
  return positions.attachTo(value);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) {
    return 'empty';
  }
  if (Array.isArray(value)) {
    return 'an array';
  }
  return `the ${typeof value} ${JSON.stringify(value).slice(0, 60)}`;
}

function fail(problem: string, positions: Positions): never {
  throw new ApiImportError([
    {
      code: 'INVALID_DOCUMENT',
      severity: 'error',
      pointer: '#',
      message: `Invalid OpenAPI input: the document ${problem}`,
      position: positions.positionOf(0),
    },
  ]);
}
