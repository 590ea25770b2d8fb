import { ANYWHERE, FAILED, type MatchState } from './match-state.js';
import type { LoopStep, RepeatBodyStep } from './program-steps.js';

/** After an iteration of a group: another one, or the next step. An empty iteration is the last. */
export function decideLoop(state: MatchState, step: LoopStep, position: number): void {
  const { registers, stack } = state;
  const rounds = step.enter ? 0 : (registers[step.count] ?? 0);
  const moved = step.enter || position > (registers[step.begin] ?? 0);
  state.next = step.exit;
  if (!moved || (rounds >= step.min && rounds >= step.max)) {
    return;
  }
  if (rounds >= step.min && step.lazy) {
    stack.setRegister(step.count, rounds);
    stack.pushChoice(step.more, position, 0);
    return;
  }
  if (rounds >= step.min) {
    stack.pushChoice(step.exit, position, 0);
  }
  startLoopRound(state, step, rounds);
}

export function startLoopRound(state: MatchState, step: LoopStep, rounds: number): void {
  state.stack.setRegister(step.count, rounds + 1);
  state.next = step.body;
}

/** One iteration of a body that matches in one way only, or the end of its iterations. */
export function repeatBody(
  state: MatchState,
  step: RepeatBodyStep,
  at: number,
  position: number,
): number {
  const rounds = state.registers[step.count] ?? 0;
  if (rounds < step.min) {
    return requireRound(state, step, at, position, false);
  }
  if (step.mode === 'lazy') {
    if (rounds < step.max) {
      state.stack.pushChoice(at + 1, position, 0);
    }
    state.next = step.exit;
    return position;
  }
  state.next = at + 2;
  if (rounds >= step.max) {
    return position;
  }
  const end = state.body(at + 3, position, ANYWHERE);
  state.next = at + 2;
  if (end === FAILED || end === position) {
    return position;
  }
  if (step.mode === 'greedy') {
    state.stack.pushChoice(at + 2, position, 0);
  }
  finishRound(state, step, at, position, end);
  return end;
}

/** A required iteration; `moving` if an empty iteration does not count. */
export function requireRound(
  state: MatchState,
  step: RepeatBodyStep,
  at: number,
  position: number,
  moving: boolean,
): number {
  const end = state.body(at + 3, position, ANYWHERE);
  if (end === FAILED || (moving && end === position)) {
    return FAILED;
  }
  finishRound(state, step, at, position, end);
  return end;
}

/**
 * Leaves a greedy repetition. Java writes the group of the last iteration again when all the rest has
 * matched, over what a later repetition of the same group has written.
 */
export function leaveRepetition({ registers, stack }: MatchState, step: RepeatBodyStep): void {
  const { group, mode, min, count } = step;
  if (group === undefined || mode !== 'greedy' || (registers[count] ?? 0) <= min) {
    return;
  }
  stack.pushEcho(2 * group, registers[2 * group] ?? FAILED, registers[2 * group + 1] ?? FAILED);
}

function finishRound(
  state: MatchState,
  step: RepeatBodyStep,
  at: number,
  position: number,
  end: number,
): void {
  const rounds = state.registers[step.count] ?? 0;
  state.setGroup(step.group, position, end);
  // From the second empty iteration on, all are the same: the required ones are done.
  const same = end === position && rounds > 0;
  state.stack.setRegister(step.count, same ? Math.max(rounds + 1, step.min) : rounds + 1);
  state.next = at;
}
