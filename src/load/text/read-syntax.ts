import { ApiImportError } from '../../errors.js';
import type { SourceMap } from '../source/source-map.js';
import type { SourceText } from '../source/source-text.js';
import { readJsonText } from './json-text.js';
import { readYamlText } from './yaml/yaml-text.js';

/** Bytes; plans and states of Terraform are JSON and may be long. YAML has limits of its own. */
const MAX_TEXT_SIZE = 64 * 1024 * 1024;

/**
 * Parses a text, JSON if it begins with a brace, otherwise YAML, and records the positions of its values.
 * @throws ApiImportError where the text is neither, or larger than 64 MB
 */
export function readSyntax(source: SourceText, sources: SourceMap): unknown {
  const positions = sources.positionsIn(source);
  if (source.text.length > MAX_TEXT_SIZE) {
    throw new ApiImportError([
      {
        code: 'INVALID_DOCUMENT',
        severity: 'error',
        pointer: '#',
        message: 'Invalid OpenAPI input: the document is larger than 64 MB',
        position: positions.positionOf(0),
      },
    ]);
  }
  return /^\s*\{/.test(source.text)
    ? readJsonText(source.text, positions)
    : readYamlText(source.text, positions);
}
