import { parseLegacyFilter, trimmed } from './parse-legacy-filter.js';
import {
  MAX_PATH_DEPTH,
  MAX_PATH_LENGTH,
  MAX_STEPS,
  PathSource,
  readInteger,
} from './path-source.js';
import type { PathStep, PathTree } from './path-tree.js';

/**
 * Reads a path as Jayway 2.0.0 does, which searches for the next known character rather than parsing a
 * grammar: functions, escapes and double quotes do not exist, and unknown text in brackets is skipped.
 * @throws InvalidJsonPathError
 */
export function parseLegacyPath(text: string): PathTree {
  return readWhole(new PathSource(text), 0);
}

function readWhole(whole: PathSource, depth: number): PathTree {
  if (depth > MAX_PATH_DEPTH) {
    return whole.fail('Filters are nested too deeply');
  }
  if (whole.text.length > MAX_PATH_LENGTH) {
    return whole.fail(`More than ${MAX_PATH_LENGTH} characters`);
  }
  const { text, at } = trimmed({ text: whole.text, at: 0 });
  if (text === '' || text.endsWith('..')) {
    return whole.fail('Unexpected end', text.length);
  }
  const rooted = text.startsWith('$') || text.startsWith('@');
  const source = rooted ? whole.part(text, at) : whole.part(`$.${text}`, at - 2);
  const root = source.current === '@' ? '@' : '$';
  source.position++;
  if (!source.ended && source.current !== '.' && source.current !== '[') {
    return source.fail('Expected . or [');
  }
  const steps: PathStep[] = [];
  while (!source.ended) {
    readStep(source, steps, depth);
    if (steps.length > MAX_STEPS) {
      return source.fail(`More than ${MAX_STEPS} steps`);
    }
  }
  return { root, steps };
}

function readStep(source: PathSource, steps: PathStep[], depth: number): void {
  switch (source.current) {
    case '$':
      source.position++;
      steps.push({ type: 'self' });
      break;
    case '*':
      source.position++;
      steps.push({ type: 'wildcard' });
      break;
    case '[':
      steps.push(readBrackets(source, depth));
      break;
    case '.':
      readDot(source, steps);
      break;
    default: {
      const name = takeName(source);
      if (name === '') {
        source.fail("Unexpected space in a name: write ['my name']");
      }
      steps.push(readNames(source, `'${name}']`));
    }
  }
}

/** `..`, `.*`, `.name`, or a dot without meaning, as in `.['name']`. */
function readDot(source: PathSource, steps: PathStep[]): void {
  source.position++;
  if (source.ended) {
    source.fail('Expected a name after the last dot');
  }
  if (source.current === '.') {
    source.position++;
    steps.push({ type: 'scan' });
    return;
  }
  const name = takeName(source);
  if (name === '*') {
    steps.push({ type: 'wildcard' });
  } else if (name !== '') {
    steps.push(readNames(source, `'${name}']`));
  }
}

function takeName(source: PathSource): string {
  const start = source.position;
  while (!source.ended && !'.[ '.includes(source.current)) {
    source.position++;
  }
  return source.slice(start, source.position);
}

/** The first quote, digit or other known character decides what the brackets contain. */
function readBrackets(source: PathSource, depth: number): PathStep {
  const start = source.position;
  source.position = afterClosing(source);
  const text = source.slice(start, source.position);
  if (text === '[*]') {
    return { type: 'wildcard' };
  }
  const sign = text.search(/[?'\d:@-]/);
  if (sign < 0) {
    return source.fail("Expected a ', a number, *, : or ? after [", start);
  }
  if (text[sign] === "'") {
    return readNames(source, text.slice(sign));
  }
  if (text[sign] !== '?') {
    return readIndexes(source, text.slice(sign), start + sign);
  }
  if (isAbsentCondition(text)) {
    return { type: 'filter', condition: { type: 'absent' } };
  }
  const condition = parseLegacyFilter(source.part(text, start), sign, (path) =>
    readWhole(path, depth + 1),
  );
  return { type: 'filter', condition };
}

/** `[?]`, `[?,?]`: placeholders for conditions that a Java caller would pass, which is impossible here. */
function isAbsentCondition(text: string): boolean {
  const inside = trimmed({ text: text.slice(1, -1), at: 0 }).text;
  return text.endsWith(']') && /^\?[\s?,]*$/.test(inside);
}

/** Brackets count even in quotes; the last one may be unclosed. */
function afterClosing(source: PathSource): number {
  let open = 0;
  let index = source.position;
  for (; source.at(index) !== ''; index++) {
    if (source.at(index) === '[') {
      open++;
    } else if (source.at(index) === ']' && --open === 0) {
      return index + 1;
    }
  }
  return index;
}

/** The quoted names up to the first closing bracket; `['x[0]']` does not contain a name. */
function readNames(source: PathSource, text: string): PathStep {
  const end = text.indexOf(']');
  if (end < 0) {
    return source.fail('Unclosed [');
  }
  const parts = text.slice(0, end).split("'");
  const names = parts.filter((_, index) => index % 2 === 1 && index + 1 < parts.length);
  return { type: 'property', names };
}

/** Spaces are ignored, and so is everything after the numbers: `[1.5]` is `[1]`. */
function readIndexes(source: PathSource, text: string, at: number): PathStep {
  if (text.startsWith('@')) {
    return readFromEnd(source, text, at);
  }
  const [run = ''] = /^[-\d,: ]*/.exec(text) ?? [];
  if (run === text) {
    return source.fail('Unclosed [', at);
  }
  const numbers = run.replaceAll(' ', '');
  const slice = /^([-\d]*):([-\d]*)/.exec(numbers);
  if (slice === null) {
    const parts = numbers.replace(/,$/, '').split(/[,:]/);
    return { type: 'index', indexes: parts.map((part) => readInteger(source, part, at)) };
  }
  const [, from = '', to = ''] = slice;
  return {
    type: 'slice',
    from: from === '' ? undefined : readInteger(source, from, at),
    to: to === '' && from !== '' ? undefined : readInteger(source, to, at),
  };
}

/** `[(@.length-1)]`, `[(@.size() - 1)]`. */
function readFromEnd(source: PathSource, text: string, at: number): PathStep {
  const [, name = '', number = ''] = /^@[\s\S]([^-]*)(-[^)]*)\)/.exec(text) ?? [];
  if (!['length', 'size'].includes(name.replace(/[ ()]/g, ''))) {
    return source.fail('Expected (@.length - 1)', at);
  }
  return { type: 'fromEnd', back: -readInteger(source, number.replaceAll(' ', ''), at) };
}
