import { BacktrackStack } from './backtrack-stack.js';
import type { Fold } from './pattern-tree.js';
import type { LookStep, LoopStep, Program, RepeatBodyStep, RunStep, Step } from './program.js';
import { JavaRegexLimitError } from './regex-errors.js';

/** What matching may still cost, in steps; calls that together must end in time share one. */
export interface StepBudget {
  left: number;
}

/** Runs a program over one text: no deeper than the pattern is nested, no longer than the budget. */
export class Matcher {
  /** Start and end of each group, the match itself first; -1 where a group took no part. */
  readonly registers: Int32Array;
  readonly #pattern: string;
  readonly #steps: readonly Step[];
  readonly #text: string;
  readonly #groupCount: number;
  readonly #supplementary: boolean;
  readonly #budget: StepBudget;
  readonly #stack: BacktrackStack;
  #previousEnd = 0;
  /** Where a step that decides its own successor goes on. */
  #next = 0;

  constructor(pattern: string, program: Program, text: string, budget: StepBudget) {
    this.#pattern = pattern;
    this.#steps = program.steps;
    this.#text = text;
    this.#groupCount = program.groupCount;
    this.#supplementary = program.supplementary;
    this.#budget = budget;
    this.registers = new Int32Array(program.registerCount).fill(-1);
    this.#stack = new BacktrackStack(this.registers, () => this.#giveUp());
  }

  /** Whether the text from its start to its end matches. */
  matchesAll(): boolean {
    return this.#run(0, 0, this.#text.length) >= 0;
  }

  /** Looks for a match that begins at `from` or later; `previousEnd` is what `\G` stands for. */
  find(from: number, previousEnd: number): boolean {
    const first = this.#steps[0];
    this.registers.fill(-1);
    this.#previousEnd = previousEnd;
    for (let start = from; start <= this.#text.length; start++) {
      if (first?.op === 'text') {
        start = this.#text.indexOf(first.text, start);
        if (start < 0) return false;
      }
      this.#stack.forget(0);
      const end = this.#run(0, start, ANYWHERE);
      if (end < 0) {
        if (this.#supplementary && (this.#text.codePointAt(start) ?? 0) > 0xffff) start++;
        continue;
      }
      this.registers[0] = start;
      this.registers[1] = end;
      return true;
    }
    return false;
  }

  /**
   * From a step to its `accept`, at the offset `target` if there is one.
   * @returns the end of the match; or `FAILED`, with all registers as they were
   */
  #run(from: number, offset: number, target: number): number {
    const base = this.#stack.size;
    const text = this.#text;
    let at = from;
    let position = offset;
    for (;;) {
      const step = this.#steps[at] ?? ACCEPT;
      this.#spend(1);
      this.#next = at + 1;
      switch (step.op) {
        case 'text':
          position = text.startsWith(step.text, position) ? position + step.text.length : FAILED;
          break;
        case 'set': {
          const codePoint = text.codePointAt(position);
          if (codePoint === undefined || !step.set.has(codePoint)) position = FAILED;
          else position += codePoint > 0xffff ? 2 : 1;
          this.#spend(step.set.weight);
          break;
        }
        case 'run':
          position = this.#runOfSet(step, at, position);
          break;
        case 'split':
          this.#stack.pushChoice(step.other, position, 0);
          break;
        case 'jump':
          this.#next = step.to;
          break;
        case 'open':
          this.#stack.setRegister(step.register, position);
          break;
        case 'close':
          this.#setGroup(step.group, this.registers[step.register] ?? FAILED, position);
          break;
        case 'loop':
          this.#loop(step, position);
          break;
        case 'loopMore':
          this.#startRound(step.loop, this.registers[step.loop.count] ?? 0);
          break;
        case 'resetCount':
          this.#stack.setRegister(step.count, 0);
          break;
        case 'repeat':
          position = this.#repeat(step, at, position);
          break;
        case 'repeatMore':
          position = this.#round(step.repeat, at - 1, position, true);
          break;
        case 'assertion':
          if (!step.holds(text, position, this.#previousEnd)) position = FAILED;
          break;
        case 'lineBreak':
          position = this.#lineBreak(at, position);
          break;
        case 'backReference':
          position = this.#backReference(step.group, step.fold, position);
          break;
        case 'atomic':
          position = this.#body(at + 1, position, ANYWHERE);
          this.#next = step.exit;
          break;
        case 'look':
          if (this.#look(step, at, position) === step.negative) position = FAILED;
          this.#next = step.exit;
          break;
        case 'accept':
          if (target === ANYWHERE || position === target) return position;
          position = FAILED;
      }
      at = this.#next;
      while (position === FAILED) {
        if (!this.#stack.pop(base)) return FAILED;
        this.#spend(1);
        position = this.#stack.position;
        at = this.#stack.at;
        if (this.#stack.detail !== 0) {
          position = this.#resumeRun(at, position, this.#stack.detail);
          at = this.#next;
        }
      }
    }
  }

  /** A match within the match: once found, it is not looked into again, and its groups stay. */
  #body(at: number, position: number, target: number): number {
    const size = this.#stack.size;
    const end = this.#run(at, position, target);
    this.#stack.forget(size);
    return end;
  }

  /** Characters of one set, as many or as few as the rest of the pattern wants. */
  #runOfSet({ set, min, max, mode }: RunStep, at: number, start: number): number {
    let position = start;
    const wanted = mode === 'lazy' ? min : max;
    let taken = 0;
    let floor = start;
    while (taken < wanted) {
      const codePoint = this.#text.codePointAt(position);
      if (codePoint === undefined || !set.has(codePoint)) break;
      position += codePoint > 0xffff ? 2 : 1;
      taken++;
      if (taken === min) floor = position;
      this.#spend(set.weight);
    }
    this.#next = at + 1;
    if (taken < min) return FAILED;
    if (mode === 'greedy' && position > floor) this.#stack.pushChoice(at, position, floor + 1);
    if (mode === 'lazy' && max > min) this.#stack.pushChoice(at, position, taken + 1);
    return position;
  }

  /** One character less for a greedy run, one more for a lazy one. */
  #resumeRun(at: number, position: number, detail: number): number {
    const step = this.#steps[at];
    this.#next = at + 1;
    if (step?.op !== 'run') return FAILED;
    if (step.mode === 'lazy') return this.#lengthenRun(step, at, position, detail - 1);
    const back = position - (this.#pairEndsAt(position, detail - 1) ? 2 : 1);
    if (back > detail - 1) this.#stack.pushChoice(at, back, detail);
    return back;
  }

  #lengthenRun({ set, max }: RunStep, at: number, position: number, taken: number): number {
    const codePoint = this.#text.codePointAt(position);
    if (codePoint === undefined || !set.has(codePoint)) return FAILED;
    const end = position + (codePoint > 0xffff ? 2 : 1);
    if (taken + 1 < max) this.#stack.pushChoice(at, end, taken + 2);
    return end;
  }

  #pairEndsAt(position: number, floor: number): boolean {
    return position - 2 >= floor && (this.#text.codePointAt(position - 2) ?? 0) > 0xffff;
  }

  /** After a round of a group: another one, or on. A round that took nothing is the last. */
  #loop(step: LoopStep, position: number): void {
    const rounds = step.enter ? 0 : (this.registers[step.count] ?? 0);
    const moved = step.enter || position > (this.registers[step.begin] ?? 0);
    this.#next = step.exit;
    if (!moved || (rounds >= step.min && rounds >= step.max)) return;
    if (rounds >= step.min && step.lazy) {
      this.#stack.setRegister(step.count, rounds);
      this.#stack.pushChoice(step.more, position, 0);
      return;
    }
    if (rounds >= step.min) this.#stack.pushChoice(step.exit, position, 0);
    this.#startRound(step, rounds);
  }

  #startRound(step: LoopStep, rounds: number): void {
    this.#stack.setRegister(step.count, rounds + 1);
    this.#next = step.body;
  }

  #repeat(step: RepeatBodyStep, at: number, position: number): number {
    const rounds = this.registers[step.count] ?? 0;
    if (rounds < step.min) return this.#round(step, at, position, false);
    if (step.mode === 'lazy' && rounds < step.max) this.#stack.pushChoice(at + 1, position, 0);
    this.#next = step.exit;
    if (step.mode === 'lazy' || rounds >= step.max) return position;
    const end = this.#body(at + 2, position, ANYWHERE);
    if (end === FAILED || end === position) {
      this.#next = step.exit;
      return position;
    }
    if (step.mode === 'greedy') this.#stack.pushChoice(step.exit, position, 0);
    this.#finishRound(step, at, position, end);
    return end;
  }

  /** A round that must be; `moving` where one that takes nothing does not count. */
  #round(step: RepeatBodyStep, at: number, position: number, moving: boolean): number {
    const end = this.#body(at + 2, position, ANYWHERE);
    if (end === FAILED || (moving && end === position)) return FAILED;
    this.#finishRound(step, at, position, end);
    return end;
  }

  #finishRound(step: RepeatBodyStep, at: number, position: number, end: number): void {
    const rounds = this.registers[step.count] ?? 0;
    this.#setGroup(step.group, position, end);
    // From the second round that takes nothing on they are all the same: the required ones are done.
    const same = end === position && rounds > 0;
    this.#stack.setRegister(step.count, same ? Math.max(rounds + 1, step.min) : rounds + 1);
    this.#next = at;
  }

  #look({ behind }: LookStep, at: number, position: number): boolean {
    if (behind === undefined) return this.#body(at + 1, position, ANYWHERE) !== FAILED;
    // 32 bits, as in Java: a length that overflowed leaves nothing to try, or everything.
    const first = behind.byPairs ? 0 : Math.max(0, (position - behind.max) | 0);
    let start = position;
    for (let back = 0; start >= first && (back <= behind.max || !behind.byPairs); back++) {
      if (back >= behind.min && this.#body(at + 1, start, position) !== FAILED) return true;
      start -= behind.byPairs && this.#pairEndsAt(start, 0) ? 2 : 1;
    }
    return false;
  }

  #lineBreak(at: number, position: number): number {
    const unit = this.#text.charCodeAt(position);
    if (unit === 0x0d && this.#text.charCodeAt(position + 1) === 0x0a) {
      this.#stack.pushChoice(at + 1, position + 1, 0);
      return position + 2;
    }
    const isBreak = (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || (unit | 1) === 0x2029;
    return isBreak ? position + 1 : FAILED;
  }

  #backReference(group: number, fold: Fold, position: number): number {
    const start = group <= this.#groupCount ? this.registers[2 * group] : undefined;
    const end = this.registers[2 * group + 1];
    if (start === undefined || end === undefined || start < 0) return FAILED;
    this.#spend((end - start) >> 4);
    if (fold === undefined) {
      const same = this.#text.startsWith(this.#text.slice(start, end), position);
      return same ? position + end - start : FAILED;
    }
    if (position + end - start > this.#text.length) return FAILED;
    for (let index = 0; index < end - start; index++) {
      const left = this.#text.charCodeAt(start + index);
      const right = this.#text.charCodeAt(position + index);
      if (left !== right && fold(left) !== fold(right)) return FAILED;
    }
    return position + end - start;
  }

  #setGroup(group: number | undefined, start: number, end: number): void {
    if (group === undefined) return;
    this.#stack.setRegister(2 * group, start);
    this.#stack.setRegister(2 * group + 1, end);
  }

  #spend(steps: number): void {
    this.#budget.left -= steps;
    if (this.#budget.left < 0) this.#giveUp();
  }

  #giveUp(): never {
    throw new JavaRegexLimitError(this.#pattern);
  }
}

const FAILED = -1;
const ANYWHERE = -1;
const ACCEPT: Step = { op: 'accept' };
