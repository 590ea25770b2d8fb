import type { Place } from '../../../../source/source-text.js';
import {
  ConversionProblem,
  convert,
  HclError,
  type HclType,
  type HclValue,
} from '../../hcl/index.js';

/**
 * Converts a value to a type.
 * @param title of the error, in Terraform's words
 * @param detail what was converted, in front of the problem
 * @throws HclError where it does not convert
 */
export function converted(
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
