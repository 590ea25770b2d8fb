/**
 * Whether a part of a statement fits a request; `undefined` if that depends on something that the
 * gateway cannot know. A statement that denies then applies, and one that allows does not.
 */
export type Verdict = boolean | undefined;

/** Whether all fit. */
export function allVerdicts(verdicts: Iterable<Verdict>): Verdict {
  let all: Verdict = true;
  for (const verdict of verdicts) {
    if (verdict === false) {
      return false;
    }
    all = verdict === undefined ? undefined : all;
  }
  return all;
}

/** Whether one of them fits. */
export function anyVerdict(verdicts: Iterable<Verdict>): Verdict {
  let any: Verdict = false;
  for (const verdict of verdicts) {
    if (verdict === true) {
      return true;
    }
    any = verdict === undefined ? undefined : any;
  }
  return any;
}

/** The opposite; what is not known stays so. */
export function opposite(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}
