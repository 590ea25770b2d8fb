import { indexOfText } from '../../text-search.js';
import type { Fold } from '../pattern/pattern-tree.js';
import {
  decideLoop,
  leaveRepetition,
  repeatBody,
  requireRound,
  startLoopRound,
} from './group-rounds.js';
import { ANYWHERE, FAILED, MatchState, type StepBudget } from './match-state.js';
import type { LookStep, Program, ProgramStep } from './program-steps.js';
import { pairEndsAt, resumeRun, startRun } from './set-runs.js';

/** Runs a program over one text, with recursion limited by the pattern and time by the budget. */
export class Matcher extends MatchState {
  readonly #program: Program;
  #previousEnd = 0;

  constructor(pattern: string, program: Program, text: string, budget: StepBudget) {
    super(pattern, text, program.registerCount, budget);
    this.#program = program;
  }

  /** Whether the whole text matches. */
  matchesAll(): boolean {
    return this.#run(0, 0, this.text.length) >= 0;
  }

  /** Finds a match that begins at `from` or later; `previousEnd` is the position of `\G`. */
  find(from: number, previousEnd: number): boolean {
    const first = this.#program.steps[0];
    this.registers.fill(-1);
    this.#previousEnd = previousEnd;
    for (let start = from; start <= this.text.length; start++) {
      if (first?.op === 'text') {
        start = indexOfText(this.text, first.text, start, this);
        if (start < 0) {
          return false;
        }
      }
      this.stack.forget(0);
      const end = this.#run(0, start, ANYWHERE);
      if (end < 0) {
        if (this.#program.supplementary && (this.text.codePointAt(start) ?? 0) > 0xffff) {
          start++;
        }
        continue;
      }
      this.registers[0] = start;
      this.registers[1] = end;
      return true;
    }
    return false;
  }

  /**
   * Runs from a step to its `accept`, which must be at the offset `target` if there is one.
   * @returns the end of the match; or `FAILED`, with all registers unchanged
   */
  #run(from: number, offset: number, target: number): number {
    const base = this.stack.size;
    const text = this.text;
    let at = from;
    let position = offset;
    for (;;) {
      const step = this.#program.steps[at] ?? ACCEPT;
      this.spend(1);
      this.next = at + 1;
      switch (step.op) {
        case 'text':
          position = text.startsWith(step.text, position) ? position + step.text.length : FAILED;
          break;
        case 'set': {
          const codePoint = text.codePointAt(position);
          if (codePoint === undefined || !step.set.has(codePoint)) {
            position = FAILED;
          } else {
            position += codePoint > 0xffff ? 2 : 1;
          }
          this.spend(step.set.weight);
          break;
        }
        case 'run':
          position = startRun(this, step, at, position);
          break;
        case 'split':
          this.stack.pushChoice(step.other, position, 0);
          break;
        case 'jump':
          this.next = step.to;
          break;
        case 'open':
          this.stack.setRegister(step.register, position);
          break;
        case 'close':
          this.spend(CLOSING);
          this.setGroup(step.group, this.registers[step.register] ?? FAILED, position);
          break;
        case 'loop':
          decideLoop(this, step, position);
          break;
        case 'loopMore':
          startLoopRound(this, step.loop, this.registers[step.loop.count] ?? 0);
          break;
        case 'resetCount':
          this.stack.setRegister(step.count, 0);
          break;
        case 'repeat':
          position = repeatBody(this, step, at, position);
          break;
        case 'repeatMore':
          position = requireRound(this, step.repeat, at - 1, position, true);
          break;
        case 'repeatExit':
          leaveRepetition(this, step.repeat);
          this.next = step.repeat.exit;
          break;
        case 'assertion':
          if (!step.holds(text, position, this.#previousEnd)) {
            position = FAILED;
          }
          break;
        case 'lineBreak':
          position = this.#lineBreak(at, position);
          break;
        case 'backReference':
          position = this.#backReference(step.group, step.fold, position);
          break;
        case 'atomic':
          position = this.body(at + 1, position, ANYWHERE);
          this.next = step.exit;
          break;
        case 'look':
          if (this.#look(step, at, position) === step.negative) {
            position = FAILED;
          }
          this.next = step.exit;
          break;
        case 'accept':
          if (target === ANYWHERE || position === target) {
            this.stack.applyEchoes(base);
            return position;
          }
          position = FAILED;
      }
      at = this.next;
      while (position === FAILED) {
        if (!this.stack.pop(base)) {
          return FAILED;
        }
        this.spend(1);
        position = this.stack.position;
        at = this.stack.at;
        if (this.stack.detail !== 0) {
          position = resumeRun(this, this.#program.steps[at], at);
          at++;
        }
      }
    }
  }

  override body(at: number, position: number, target: number): number {
    const { size } = this.stack;
    const end = this.#run(at, position, target);
    this.stack.forget(size);
    return end;
  }

  #look({ behind }: LookStep, at: number, position: number): boolean {
    if (behind === undefined) {
      return this.body(at + 1, position, ANYWHERE) !== FAILED;
    }
    // 32 bits, as in Java: after an overflow, there is nothing to try, or everything.
    const first = behind.byPairs ? 0 : Math.max(0, (position - behind.max) | 0);
    let start = position;
    for (
      let back = 0;
      start >= first && (behind.max < 0 || back <= behind.max || !behind.byPairs);
      back++
    ) {
      if (back >= behind.min && this.body(at + 1, start, position) !== FAILED) {
        return true;
      }
      start -= behind.byPairs && pairEndsAt(this.text, start, 0) ? 2 : 1;
    }
    return false;
  }

  #lineBreak(at: number, position: number): number {
    const unit = this.text.charCodeAt(position);
    if (unit === 0x0d && this.text.charCodeAt(position + 1) === 0x0a) {
      this.stack.pushChoice(at + 1, position + 1, 0);
      return position + 2;
    }
    const isBreak = (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || (unit | 1) === 0x2029;
    return isBreak ? position + 1 : FAILED;
  }

  #backReference(group: number, fold: Fold, position: number): number {
    const start = group <= this.#program.groupCount ? this.registers[2 * group] : undefined;
    const end = this.registers[2 * group + 1];
    if (start === undefined || end === undefined || start < 0) {
      return FAILED;
    }
    this.spend((end - start) >> 4);
    if (fold === undefined) {
      const same = this.text.startsWith(this.text.slice(start, end), position);
      return same ? position + end - start : FAILED;
    }
    if (position + end - start > this.text.length) {
      return FAILED;
    }
    for (let index = 0; index < end - start; index++) {
      const left = this.text.charCodeAt(start + index);
      const right = this.text.charCodeAt(position + index);
      if (left !== right && fold(left) !== fold(right)) {
        return FAILED;
      }
    }
    return position + end - start;
  }
}

/** A group that ends writes registers, and what they were onto the stack, again and again in a loop. */
const CLOSING = 2;

const ACCEPT: ProgramStep = { op: 'accept' };
