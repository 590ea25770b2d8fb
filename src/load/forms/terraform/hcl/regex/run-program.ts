import type { Re2Assertion } from './pattern.js';
import type { Re2Instruction } from './program.js';

interface Thread {
  readonly at: number;
  readonly slots: readonly number[];
}

/** How many steps of a program are one step of the work that is counted. */
const STEPS_PER_UNIT = 32;

/** Runs all ways through a program at once, the preferred ones first (Pike's algorithm). */
export function runRe2(
  program: readonly Re2Instruction[],
  slotCount: number,
  text: string,
  start: number,
  spend: (steps: number) => void,
): readonly number[] | undefined {
  const noSlots = Array.from({ length: slotCount }, () => -1);
  let threads: readonly Thread[] = [];
  let match: readonly number[] | undefined;
  for (let offset = start; offset <= text.length; ) {
    const ready = new ReadyThreads(program, text, offset);
    for (const { at, slots } of threads) {
      ready.add(at, slots);
    }
    if (match === undefined) {
      ready.add(0, noSlots);
    }
    spend(1 + ready.steps / STEPS_PER_UNIT);
    const codePoint = text.codePointAt(offset);
    const next: Thread[] = [];
    for (const { at, slots } of ready.threads) {
      const instruction = program[at];
      if (instruction?.kind === 'match') {
        // Ways that are preferred less are given up.
        match = slots;
        break;
      }
      if (
        instruction?.kind === 'character' &&
        codePoint !== undefined &&
        instruction.test(codePoint)
      ) {
        next.push({ at: at + 1, slots });
      }
    }
    threads = next;
    if (threads.length === 0 && match !== undefined) {
      break;
    }
    offset += codePoint !== undefined && codePoint > 0xffff ? 2 : 1;
  }
  return match;
}

/** The ways that wait for the character at an offset, in the order of preference, each once. */
class ReadyThreads {
  readonly threads: Thread[] = [];
  steps = 0;
  readonly #program: readonly Re2Instruction[];
  readonly #text: string;
  readonly #offset: number;
  readonly #seen = new Set<number>();

  constructor(program: readonly Re2Instruction[], text: string, offset: number) {
    this.#program = program;
    this.#text = text;
    this.#offset = offset;
  }

  /** Follows all steps that do not need a character. */
  add(start: number, startSlots: readonly number[]): void {
    const stack: Thread[] = [{ at: start, slots: startSlots }];
    for (let way = stack.pop(); way !== undefined; way = stack.pop()) {
      const { at, slots } = way;
      const instruction = this.#program[at];
      if (this.#seen.has(at) || instruction === undefined) {
        continue;
      }
      this.#seen.add(at);
      this.steps += 1;
      switch (instruction.kind) {
        case 'jump':
          stack.push({ at: instruction.target, slots });
          break;
        case 'split':
          stack.push({ at: instruction.second, slots }, { at: instruction.first, slots });
          break;
        case 'save':
          stack.push({ at: at + 1, slots: slots.with(instruction.slot, this.#offset) });
          break;
        case 'assertion':
          if (holds(instruction.assertion, this.#text, this.#offset)) {
            stack.push({ at: at + 1, slots });
          }
          break;
        default:
          this.threads.push(way);
      }
    }
  }
}

function holds(assertion: Re2Assertion, text: string, offset: number): boolean {
  switch (assertion) {
    case 'textStart':
      return offset === 0;
    case 'textEnd':
      return offset === text.length;
    case 'lineStart':
      return offset === 0 || text.charAt(offset - 1) === '\n';
    case 'lineEnd':
      return offset === text.length || text.charAt(offset) === '\n';
    default: {
      const isBoundary = isWord(text, offset - 1) !== isWord(text, offset);
      return isBoundary === (assertion === 'wordBoundary');
    }
  }
}

function isWord(text: string, offset: number): boolean {
  return offset >= 0 && /^\w$/.test(text.charAt(offset));
}
