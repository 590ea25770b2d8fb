import { LESS } from '../../characters.js';
import type { PatternSource } from './pattern-source.js';

/** The group of a `\k<name>`, read from after the letter. */
export function namedGroup(source: PatternSource, names: ReadonlyMap<string, number>): number {
  if (source.take() !== LESS) {
    return source.fail('Expected <name> after \\k');
  }
  const name = groupName(source);
  return names.get(name) ?? source.fail(`Unknown group name <${name}>`);
}

/** The group of a reference by number, which uses as many digits as form the number of an opened group. */
export function numberedGroup(source: PatternSource, first: number, opened: number): number {
  let group = first;
  for (;;) {
    const digit = source.raw() - 0x30;
    if (digit < 0 || digit > 9 || group * 10 + digit > opened) {
      return group;
    }
    group = group * 10 + digit;
    source.take();
  }
}

/** A name up to the `>` after it. */
export function groupName(source: PatternSource): string {
  const name = source.takeUntil('>') ?? '';
  return /^[A-Za-z][0-9A-Za-z]*$/.test(name) ? name : source.fail('Invalid group name');
}
