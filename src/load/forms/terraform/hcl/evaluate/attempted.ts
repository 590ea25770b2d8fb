import { HclLimitError } from '../budget.js';
import { HclError } from '../hcl-error.js';
import type { HclValue } from '../values/value.js';

/** The result of an evaluation, or the mistake that it fails with; a limit that is reached still ends it. */
export function attempted(evaluation: () => HclValue): HclValue | HclError {
  try {
    return evaluation();
  } catch (error) {
    if (error instanceof HclError && !(error instanceof HclLimitError)) {
      return error;
    }
    throw error;
  }
}
