import type { Document } from 'yaml';
import { ApiImportError } from '../../../errors.js';
import { yaml } from '../../../on-demand.cjs';
import type { Positions } from '../../source/positions.js';
import { foreignLanguage, foreignSyntaxAt } from '../foreign-syntax.js';
import { MAX_DOCUMENT_DEPTH } from '../json-text.js';
import { indentContinuations } from './indentation.js';
import { deepestPlace, entryTooMany, YAML_LIMITS } from './limits.js';
import { invalidYaml, yamlAdvice } from './yaml-errors.js';
import { type ParsedYaml, valuesOf } from './yaml-values.js';

/**
 * Parses YAML 1.2 with the merge keys of YAML 1.1 and records the position of each member.
 * @throws ApiImportError with the line and column of the first mistake, and what is wrong there
 */
export function readYamlText(text: string, positions: Positions): unknown {
  try {
    return valuesOf(parse(text, positions), positions);
  } catch (cause) {
    if (!(cause instanceof RangeError)) {
      throw cause;
    }
    const problem = `not valid YAML: expected at most ${MAX_DOCUMENT_DEPTH} levels of nested collections`;
    throw refusal(problem, deepestPlace(text), positions);
  }
}

function parse(text: string, positions: Positions): ParsedYaml {
  const tooMany = entryTooMany(text);
  if (tooMany !== undefined) {
    const problem = `too large: expected at most ${YAML_LIMITS} in YAML`;
    throw refusal(problem, tooMany, positions);
  }
  const { contents, errors } = parseOnce(text);
  // The parser's later errors are usually consequences of the first.
  const [error] = errors;
  if (error === undefined) {
    return { contents, text, originalOffset: (offset) => offset };
  }
  const indented = indentContinuations(text);
  if (indented !== undefined) {
    const again = parseOnce(indented.text);
    const [other] = again.errors;
    if (other === undefined) {
      return { ...indented, contents: again.contents };
    }
    const offset = indented.originalOffset(other.pos[0]);
    if (offset > error.pos[0]) {
      throw notYaml(text, other.message, offset, positions);
    }
  }
  throw notYaml(text, error.message, error.pos[0], positions);
}

/** @throws RangeError where the nesting exhausts the stack */
function parseOnce(text: string): Document.Parsed {
  const document = yaml().parseDocument(text, {
    logLevel: 'error',
    prettyErrors: false,
    uniqueKeys: false,
  });
  if (document.errors.some(({ message }) => message.startsWith('Maximum call stack'))) {
    throw new RangeError('nested too deeply');
  }
  return document;
}

function notYaml(
  text: string,
  message: string,
  offset: number,
  positions: Positions,
): ApiImportError {
  const language = foreignLanguage(text);
  if (language !== undefined) {
    return refusal(`not YAML but ${language}`, 0, positions);
  }
  const advice = foreignSyntaxAt(text, offset) ?? yamlAdvice(message);
  const hint = advice === undefined ? '' : `; ${advice}`;
  return refusal(`not valid YAML: ${message}${hint}`, offset, positions);
}

function refusal(problem: string, offset: number, positions: Positions): ApiImportError {
  return new ApiImportError([invalidYaml(problem, positions.positionOf(offset))]);
}
