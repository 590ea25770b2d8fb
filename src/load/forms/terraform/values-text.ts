import { ApiImportError } from '../../../errors.js';
import type { SourceText } from '../../source/source-text.js';
import {
  evaluate,
  HclBudget,
  HclError,
  type HclScope,
  hclToPlain,
  parseHcl,
  STANDARD_FUNCTIONS,
} from './hcl/index.js';

/**
 * The values in the text of a `.tfvars` file.
 * @throws ApiImportError for a mistake in the text, with its place
 */
export function valuesOfText(source: SourceText): Readonly<Record<string, unknown>> {
  const scope: HclScope = {
    variables: { get: () => undefined },
    functions: STANDARD_FUNCTIONS,
    host: {},
    budget: new HclBudget(),
  };
  try {
    const values = [...parseHcl(source).attributes].map(
      ([name, { expression }]) => [name, hclToPlain(evaluate(expression, scope))] as const,
    );
    return Object.fromEntries(values);
  } catch (error) {
    if (!(error instanceof HclError)) {
      throw error;
    }
    const { place, message } = error;
    const position = place?.text.positionOf(place.offset);
    throw new ApiImportError([
      {
        code: 'INVALID_DOCUMENT',
        severity: 'error',
        pointer: '#',
        message,
        ...(position && { position }),
      },
    ]);
  }
}
