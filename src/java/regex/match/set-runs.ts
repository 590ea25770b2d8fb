import { FAILED, type MatchState } from './match-state.js';
import type { ProgramStep, RunStep } from './program-steps.js';

/** A run of characters of one set, as long or as short as the rest of the pattern requires. */
export function startRun(state: MatchState, step: RunStep, at: number, start: number): number {
  const { set, min, max, mode } = step;
  const { text, stack } = state;
  const wanted = mode === 'lazy' ? min : max;
  let position = start;
  let taken = 0;
  let floor = start;
  while (taken < wanted) {
    const codePoint = text.codePointAt(position);
    if (codePoint === undefined || !set.has(codePoint)) {
      break;
    }
    position += codePoint > 0xffff ? 2 : 1;
    taken++;
    if (taken === min) {
      floor = position;
    }
    state.spend(set.weight);
  }
  if (taken < min) {
    return FAILED;
  }
  // The detail is stored plus one: 0 marks every other choice.
  if (mode === 'greedy' && position > floor) {
    stack.pushChoice(at, position, floor + 1);
  }
  if (mode === 'lazy' && max > min) {
    stack.pushChoice(at, position, taken + 1);
  }
  return position;
}

/** Shortens a greedy run by one character, or extends a lazy one. */
export function resumeRun(state: MatchState, step: ProgramStep | undefined, at: number): number {
  const { position, detail } = state.stack;
  if (step?.op !== 'run') {
    return FAILED;
  }
  if (step.mode === 'lazy') {
    return lengthenRun(state, step, at, position, detail - 1);
  }
  const floor = detail - 1;
  const back = position - (pairEndsAt(state.text, position, floor) ? 2 : 1);
  if (back > floor) {
    state.stack.pushChoice(at, back, detail);
  }
  return back;
}

/** Whether the two units before a position, both at or after `floor`, are one character. */
export function pairEndsAt(text: string, position: number, floor: number): boolean {
  return position - 2 >= floor && (text.codePointAt(position - 2) ?? 0) > 0xffff;
}

function lengthenRun(
  state: MatchState,
  { set, max }: RunStep,
  at: number,
  position: number,
  taken: number,
): number {
  const codePoint = state.text.codePointAt(position);
  if (codePoint === undefined || !set.has(codePoint)) {
    return FAILED;
  }
  const end = position + (codePoint > 0xffff ? 2 : 1);
  if (taken + 1 < max) {
    state.stack.pushChoice(at, end, taken + 2);
  }
  return end;
}
