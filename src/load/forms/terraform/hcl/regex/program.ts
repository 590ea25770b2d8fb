import { type Re2Assertion, type Re2Node, Re2Problem } from './pattern.js';

/** A step of a program that matches a pattern. */
export type Re2Instruction =
  | { readonly kind: 'character'; readonly test: (codePoint: number) => boolean }
  | { readonly kind: 'assertion'; readonly assertion: Re2Assertion }
  | { readonly kind: 'save'; readonly slot: number }
  /** Goes on at both places; the first is preferred. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; target: number }
  | { readonly kind: 'match' };

/** The most steps of a program, which bounds what nested repetitions multiply. */
const MAX_INSTRUCTIONS = 10_000;

/** @throws Re2Problem for a pattern that is too large */
export function compilePattern(root: Re2Node): readonly Re2Instruction[] {
  const compiler = new Compiler();
  compiler.emit(root);
  compiler.add({ kind: 'match' });
  return compiler.program;
}

class Compiler {
  readonly program: Re2Instruction[] = [];

  add<One extends Re2Instruction>(instruction: One): One {
    if (this.program.length >= MAX_INSTRUCTIONS) {
      throw new Re2Problem('the pattern is too large; make its repetitions smaller');
    }
    this.program.push(instruction);
    return instruction;
  }

  emit(node: Re2Node): void {
    switch (node.kind) {
      case 'empty':
        break;
      case 'character':
      case 'assertion':
        this.add(node);
        break;
      case 'sequence':
        for (const one of node.nodes) {
          this.emit(one);
        }
        break;
      case 'choice':
        this.#choice(node.nodes);
        break;
      case 'group':
        this.add({ kind: 'save', slot: node.index * 2 });
        this.emit(node.node);
        this.add({ kind: 'save', slot: node.index * 2 + 1 });
        break;
      case 'repeat':
        this.#repeat(node);
    }
  }

  #choice(nodes: readonly Re2Node[]): void {
    const jumps = nodes.slice(0, -1).map((node) => {
      const split = this.add({ kind: 'split', first: this.program.length + 1, second: 0 });
      this.emit(node);
      const jump = this.add({ kind: 'jump', target: 0 });
      split.second = this.program.length;
      return jump;
    });
    this.emit(nodes.at(-1) ?? { kind: 'empty' });
    for (const jump of jumps) {
      jump.target = this.program.length;
    }
  }

  #repeat({ node, least, most, greedy }: Re2Node & { readonly kind: 'repeat' }): void {
    if (most === undefined) {
      for (let count = 1; count < least; count += 1) {
        this.emit(node);
      }
      if (least === 0) {
        // A loop that may be left at once, so that what is empty is tried once, as in Go.
        this.#optional(greedy, () => this.#loop(node, greedy));
      } else {
        this.#loop(node, greedy);
      }
      return;
    }
    for (let count = 0; count < least; count += 1) {
      this.emit(node);
    }
    const splits: (() => void)[] = [];
    for (let count = least; count < most; count += 1) {
      splits.push(this.#split(greedy));
      this.emit(node);
    }
    for (const end of splits) {
      end();
    }
  }

  #loop(node: Re2Node, greedy: boolean): void {
    const start = this.program.length;
    this.emit(node);
    const next = this.program.length + 1;
    this.add({ kind: 'split', first: greedy ? start : next, second: greedy ? next : start });
  }

  #optional(greedy: boolean, emit: () => void): void {
    const end = this.#split(greedy);
    emit();
    end();
  }

  /** A split into what follows and the end, which the result sets when it is reached. */
  #split(greedy: boolean): () => void {
    const next = this.program.length + 1;
    const split = this.add({ kind: 'split', first: next, second: next });
    return () => {
      split[greedy ? 'second' : 'first'] = this.program.length;
    };
  }
}
