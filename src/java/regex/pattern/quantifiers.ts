import type { PatternSource } from './pattern-source.js';
import { type PatternNode, type RepeatNode, UNBOUNDED } from './pattern-tree.js';

/** The node with its quantifier, if one follows. */
export function readQuantified(source: PatternSource, body: PatternNode): PatternNode {
  const bounds = readBounds(source);
  if (bounds === undefined) {
    return body;
  }
  const [min, max] = bounds;
  return { type: 'repeat', body, min, max, mode: readMode(source) };
}

function readBounds(source: PatternSource): readonly [number, number] | undefined {
  if (source.accept('?')) {
    return [0, 1];
  }
  if (source.accept('*')) {
    return [0, UNBOUNDED];
  }
  if (source.accept('+')) {
    return [1, UNBOUNDED];
  }
  return source.accept('{') ? readBraces(source) : undefined;
}

function readMode(source: PatternSource): RepeatNode['mode'] {
  if (source.accept('?')) {
    return 'lazy';
  }
  return source.accept('+') ? 'possessive' : 'greedy';
}

function readBraces(source: PatternSource): readonly [number, number] {
  const min = readCount(source) ?? source.fail('Illegal repetition');
  let max = min;
  if (source.accept(',')) {
    max = source.peek() === CLOSE_BRACE ? UNBOUNDED : (readCount(source) ?? 0);
  }
  if (!source.accept('}')) {
    return source.fail('Unclosed repetition');
  }
  return max < min ? source.fail('Illegal repetition range') : [min, max];
}

function readCount(source: PatternSource): number | undefined {
  let count: number | undefined;
  for (;;) {
    const digit = source.raw() - 0x30;
    if (digit < 0 || digit > 9) {
      return count;
    }
    count = (count ?? 0) * 10 + digit;
    if (count > UNBOUNDED) {
      return source.fail('Illegal repetition range');
    }
    source.take();
  }
}

const CLOSE_BRACE = 0x7d;
