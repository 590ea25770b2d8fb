import {
  extentOf,
  type GroupNode,
  type ParsedPattern,
  type PatternNode,
  type RepeatNode,
} from '../pattern/pattern-tree.js';
import { CharacterSet } from '../sets/character-set.js';
import type { Program, ProgramStep } from './program-steps.js';

export function compileProgram({ root, groupCount, supplementary }: ParsedPattern): Program {
  const compiler = new Compiler(2 * (groupCount + 1));
  compiler.emit(root);
  compiler.steps.push({ op: 'accept' });
  return {
    steps: compiler.steps,
    supplementary,
    groupCount,
    registerCount: compiler.registerCount,
  };
}

class Compiler {
  readonly steps: ProgramStep[] = [];
  registerCount: number;

  constructor(registerCount: number) {
    this.registerCount = registerCount;
  }

  emit(node: PatternNode): void {
    switch (node.type) {
      case 'text':
      case 'set':
      case 'lineBreak':
      case 'assertion':
      case 'backReference':
        this.steps.push(simpleStep(node));
        break;
      case 'sequence':
        for (const part of joinTexts(node.nodes)) {
          this.emit(part);
        }
        break;
      case 'alternation':
        this.#alternation(node.branches);
        break;
      case 'group':
        this.#group(node, this.registerCount++);
        break;
      case 'atomic':
        this.#withBody(node.body, (exit) => ({ op: 'atomic', exit }));
        break;
      case 'look': {
        const { negative, behind } = node;
        this.#withBody(node.body, (exit) => ({ op: 'look', negative, behind, exit }));
        break;
      }
      case 'repeat':
        this.#repeat(node);
    }
  }

  #alternation(branches: readonly PatternNode[]): void {
    const jumps: number[] = [];
    for (const [index, branch] of branches.entries()) {
      if (index === branches.length - 1) {
        this.emit(branch);
        break;
      }
      const split = this.#reserve();
      this.emit(branch);
      jumps.push(this.#reserve());
      this.steps[split] = { op: 'split', other: this.steps.length };
    }
    for (const jump of jumps) {
      this.steps[jump] = { op: 'jump', to: this.steps.length };
    }
  }

  #group({ body, capture }: GroupNode, register: number): void {
    this.steps.push({ op: 'open', register });
    this.emit(body);
    this.steps.push({ op: 'close', register, group: capture });
  }

  #withBody(body: PatternNode, step: (exit: number) => ProgramStep): void {
    const start = this.#reserve();
    this.emit(body);
    this.steps.push({ op: 'accept' });
    this.steps[start] = step(this.steps.length);
  }

  #repeat(node: RepeatNode): void {
    const { body, min, max, mode } = node;
    const set = setOf(body);
    if (set !== undefined) {
      this.steps.push({ op: 'run', set, min, max, mode });
    } else if (body.type !== 'group' || mode === 'possessive') {
      this.#repeatBody(node, body, undefined);
    } else if (min === 0 && max === 1) {
      this.#optional(body, mode);
    } else if (extentOf(body.body).deterministic) {
      this.#repeatBody(node, body.body, body.capture);
    } else {
      this.#loop(node, body);
    }
  }

  #optional(group: GroupNode, mode: RepeatNode['mode']): void {
    const split = this.#reserve();
    const skip = mode === 'lazy' ? this.#reserve() : split;
    this.emit(group);
    const exit = this.steps.length;
    this.steps[split] = { op: 'split', other: mode === 'lazy' ? skip + 1 : exit };
    if (mode === 'lazy') {
      this.steps[skip] = { op: 'jump', to: exit };
    }
  }

  #repeatBody({ min, max, mode }: RepeatNode, body: PatternNode, group: number | undefined): void {
    const count = this.registerCount++;
    this.steps.push({ op: 'resetCount', count });
    const start = this.#reserve();
    const more = this.#reserve();
    const leave = this.#reserve();
    this.emit(body);
    this.steps.push({ op: 'accept' });
    const exit = this.steps.length;
    const repeat = { op: 'repeat', count, group, min, max, mode, exit } as const;
    this.steps[start] = repeat;
    this.steps[more] = { op: 'repeatMore', repeat };
    this.steps[leave] = { op: 'repeatExit', repeat };
  }

  #loop({ min, max, mode }: RepeatNode, group: GroupNode): void {
    const begin = this.registerCount++;
    const count = this.registerCount++;
    const enter = this.#reserve();
    const body = this.steps.length;
    this.#group(group, begin);
    const more = this.steps.length + 1;
    const exit = more + 1;
    const lazy = mode === 'lazy';
    const loop = { op: 'loop', begin, count, min, max, lazy, body, more, exit } as const;
    this.steps.push({ ...loop, enter: false }, { op: 'loopMore', loop: { ...loop, enter: false } });
    this.steps[enter] = { ...loop, enter: true };
  }

  /** Reserves a step that is written once the following steps are known. */
  #reserve(): number {
    return this.steps.push({ op: 'accept' }) - 1;
  }
}

type SimpleNode = Extract<
  PatternNode,
  { readonly type: 'text' | 'set' | 'lineBreak' | 'assertion' | 'backReference' }
>;

function simpleStep(node: SimpleNode): ProgramStep {
  switch (node.type) {
    case 'text':
      return { op: 'text', text: node.text };
    case 'set':
      return { op: 'set', set: node.set };
    case 'lineBreak':
      return { op: 'lineBreak' };
    case 'assertion':
      return { op: 'assertion', holds: node.holds };
    case 'backReference':
      return { op: 'backReference', group: node.group, fold: node.fold };
  }
}

function joinTexts(nodes: readonly PatternNode[]): PatternNode[] {
  const joined: PatternNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', text: last.text + node.text };
    } else {
      joined.push(node);
    }
  }
  return joined;
}

/** The set of a node that always matches one character. */
function setOf(node: PatternNode): CharacterSet | undefined {
  if (node.type === 'set') {
    return node.set;
  }
  if (node.type !== 'text') {
    return undefined;
  }
  const codePoint = node.text.codePointAt(0) ?? 0;
  return new CharacterSet((other) => other === codePoint);
}
