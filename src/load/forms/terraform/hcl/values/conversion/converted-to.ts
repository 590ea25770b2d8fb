import type { Place } from '../../../../../source/source-text.js';
import { HclError } from '../../hcl-error.js';
import type { HclType } from '../type.js';
import type { HclValue } from '../value.js';
import { ConversionProblem, convert } from './convert.js';

/**
 * Converts a value to a type.
 * @param title of the error, in Terraform's words
 * @param detail what was converted, in front of the problem
 * @throws HclError where it does not convert
 */
export function convertedTo(
  value: HclValue,
  type: HclType,
  title: string,
  detail: string,
  place: Place | undefined,
): HclValue {
  try {
    return convert(value, type);
  } catch (problem) {
    if (problem instanceof ConversionProblem) {
      throw new HclError(title, `${detail}: ${problem.message}`, place);
    }
    throw problem;
  }
}
