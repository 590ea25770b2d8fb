import { parseRe2 } from './parse-pattern.js';
import { compilePattern, type Re2Instruction } from './program.js';
import { runRe2 } from './run-program.js';

/** The places of a match and of its groups: start and end of each, -1 for a group without a part in it. */
export type Re2Match = readonly number[];

/**
 * A regular expression of RE2, as Go and Terraform have it. A match takes time in proportion to the text
 * and the pattern, whatever they are.
 */
export class Re2 {
  /** The names of the groups; 0 is the whole match. */
  readonly groups: readonly (string | undefined)[];
  readonly #program: readonly Re2Instruction[];
  readonly #spend: (steps: number) => void;

  /**
   * @param spend is told of the work that a match takes, and may throw
   * @throws Re2Problem for a pattern that RE2 does not have
   */
  constructor(pattern: string, spend: (steps: number) => void) {
    const { root, groups } = parseRe2(pattern);
    this.groups = groups;
    this.#program = compilePattern(root);
    this.#spend = spend;
  }

  /** The leftmost match that begins at an offset or after it. */
  matchFrom(text: string, offset: number): Re2Match | undefined {
    return runRe2(this.#program, this.groups.length * 2, text, offset, this.#spend);
  }

  /** All matches that do not overlap; none is empty right after another. */
  matches(text: string): readonly Re2Match[] {
    const found: Re2Match[] = [];
    let offset = 0;
    let before = -1;
    while (offset <= text.length) {
      const match = this.matchFrom(text, offset);
      const [start = 0, end = 0] = match ?? [];
      if (match === undefined) {
        break;
      }
      const isRepeated = end === offset && start === before;
      if (!isRepeated) {
        found.push(match);
      }
      offset = end === offset ? offset + widthAt(text, offset) : end;
      before = end;
    }
    return found;
  }

  /** Replaces all matches by a text in which `$1`, `${1}`, `$name` and `$$` have a meaning. */
  replace(text: string, replacement: string): string {
    let result = '';
    let last = 0;
    for (const match of this.matches(text)) {
      const [start = 0, end = 0] = match;
      result += text.slice(last, start) + this.#expanded(replacement, text, match);
      last = end;
    }
    return result + text.slice(last);
  }

  #expanded(replacement: string, text: string, match: Re2Match): string {
    return replacement.replace(
      /\$(?:\$|(\w+)|\{(\w+)\})/g,
      (all, bare: string | undefined, braced: string | undefined) => {
        const name = bare ?? braced;
        return name === undefined
          ? all.slice(1)
          : (groupText(text, match, this.#indexOf(name)) ?? '');
      },
    );
  }

  #indexOf(name: string): number {
    return /^\d+$/.test(name) ? Number(name) : this.groups.indexOf(name);
  }
}

/** The text of a group; `undefined` for one without a part in the match. */
export function groupText(text: string, match: Re2Match, index: number): string | undefined {
  const start = match[index * 2] ?? -1;
  return index < 0 || start < 0 ? undefined : text.slice(start, match[index * 2 + 1]);
}

function widthAt(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}
