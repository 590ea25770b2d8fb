import { parseFilter } from './parse-filter.js';
import { parseParameters } from './parse-parameters.js';
import {
  MAX_PATH_DEPTH,
  MAX_PATH_LENGTH,
  MAX_STEPS,
  PathSource,
  readInteger,
  unescapeText,
} from './path-source.js';
import type { PathStep, PathTree } from './path-tree.js';

/**
 * Reads a path by Jayway's newer grammar; one without `$` or `@` starts at the document.
 * @throws InvalidJsonPathError
 */
export function parsePath(text: string): PathTree {
  return readWhole(new PathSource(text), 0);
}

/** Reads a whole path, or one nested in `depth` filters and functions. */
function readWhole(source: PathSource, depth: number): PathTree {
  const { text } = source;
  if (text.length > MAX_PATH_LENGTH) {
    return source.fail(`More than ${MAX_PATH_LENGTH} characters`);
  }
  if (/\. *$/.test(text)) {
    return source.fail('Expected a name after the last dot', text.length);
  }
  const rooted = text.startsWith('$') || text.startsWith('@');
  return readPath(rooted ? source : source.part(`$.${text}`, -2), depth);
}

function readPath(source: PathSource, depth: number): PathTree {
  if (depth > MAX_PATH_DEPTH) {
    return source.fail('Filters and functions are nested too deeply');
  }
  while (/[ \t\r\n]/.test(source.current)) {
    source.position++;
  }
  const root = source.current;
  if (root !== '$' && root !== '@') {
    return source.fail('Expected $ or @ at the start');
  }
  const steps: PathStep[] = [];
  if (source.atTail) {
    return { root, steps };
  }
  source.position++;
  if (source.current !== '.' && source.current !== '[') {
    return source.fail('Expected . or [');
  }
  do {
    readStep(source, steps, depth);
    if (steps.length > MAX_STEPS) {
      return source.fail(`More than ${MAX_STEPS} steps`);
    }
  } while (!source.atTail);
  // Jayway ignores one last character here; an opening bracket is refused nevertheless.
  return source.current === '[' ? source.fail('Unclosed [') : { root, steps };
}

function readStep(source: PathSource, steps: PathStep[], depth: number): void {
  switch (source.current) {
    case '.':
      readDots(source, steps);
      readStep(source, steps, depth);
      break;
    case '[':
      steps.push(readBrackets(source, depth));
      break;
    case '*':
      source.position++;
      steps.push({ type: 'wildcard' });
      break;
    default:
      steps.push(readName(source, depth));
  }
}

function readDots(source: PathSource, steps: PathStep[]): void {
  source.position++;
  if (source.current === '.') {
    source.position++;
    steps.push({ type: 'scan' });
  } else if (source.ended) {
    source.fail('Expected a name after the last dot');
  }
  if (source.current === '.') {
    source.fail('Unexpected third dot');
  }
}

/** `name` or `name(…)`: everything up to a dot, a bracket or a parenthesis. */
function readName(source: PathSource, depth: number): PathStep {
  const start = source.position;
  if (source.current === ' ' || source.ended) {
    return source.fail('Expected a name');
  }
  let end = start;
  while (source.at(end) !== '' && !'.[( '.includes(source.at(end))) {
    end++;
  }
  if (source.at(end) === ' ') {
    return source.fail("Unexpected space in a name: write ['my name']", end);
  }
  const name = source.slice(start, end);
  source.position = end;
  if (source.at(end) !== '(') {
    return { type: 'property', names: [name] };
  }
  const parameters = parseParameters(source, (path) => readPath(path, depth + 1));
  return { type: 'function', name, parameters };
}

function readBrackets(source: PathSource, depth: number): PathStep {
  const next = source.at(source.afterBlanks(source.position));
  if (next === "'" || next === '"') {
    return readQuotedNames(source, next);
  }
  if (/[-0-9:]/.test(next)) {
    return readIndexes(source);
  }
  if (next === '*') {
    return readBracketedWildcard(source);
  }
  if (next === '?') {
    return readFilter(source, depth);
  }
  return source.fail('Expected a quote, a number, *, : or ? after [');
}

function readQuotedNames(source: PathSource, quote: string): PathStep {
  const names: string[] = [];
  let index = source.position;
  for (;;) {
    const open = source.afterBlanks(index);
    if (source.at(open) !== quote) {
      return source.fail(`Expected ${quote}`, open);
    }
    const close = source.findUnescaped(quote, open);
    if (close < 0) {
      return source.fail(`Unclosed ${quote}`, open);
    }
    names.push(unescapeText(source, source.slice(open + 1, close)));
    index = source.afterBlanks(close);
    if (source.at(index) === ']') {
      break;
    }
    if (source.at(index) !== ',') {
      return source.fail('Expected , or ]', index);
    }
  }
  source.position = index + 1;
  return { type: 'property', names };
}

/** A slice does not have a step: `[1:4:2]` is read as `[1:4]`. */
function readIndexes(source: PathSource): PathStep {
  const close = source.find(']', source.position);
  if (close < 0) {
    return source.fail('Unclosed [');
  }
  const text = source.slice(source.position + 1, close).trim();
  if (/[^-0-9:, ]/.test(text)) {
    return source.fail('Expected a number or a slice');
  }
  let step: PathStep;
  if (text.includes(':')) {
    const [from, to] = text
      .split(':')
      .map((part) => (part === '' ? undefined : readInteger(source, part)));
    if (from === undefined && to === undefined) {
      return source.fail('Expected a number before or after : in a slice');
    }
    step = { type: 'slice', from, to };
  } else {
    step = { type: 'index', indexes: text.split(/ *, */).map((part) => readInteger(source, part)) };
  }
  source.position = close + 1;
  return step;
}

function readBracketedWildcard(source: PathSource): PathStep {
  const star = source.afterBlanks(source.position);
  const close = source.afterBlanks(star);
  if (source.at(close) !== ']') {
    return source.fail('Expected ] after *', star + 1);
  }
  source.position = close + 1;
  return { type: 'wildcard' };
}

function readFilter(source: PathSource, depth: number): PathStep {
  const question = source.afterBlanks(source.position);
  const open = source.afterBlanks(question);
  if (source.at(open) !== '(') {
    return source.fail('Expected ( after ?', open);
  }
  const end = source.findClosing(open, ')', true);
  const close = source.afterBlanks(end);
  if (end < 0 || source.at(close) !== ']') {
    return source.fail('Unclosed filter', open);
  }
  const filter = source.part(source.slice(open, end + 1), open);
  const condition = parseFilter(filter, (path) => readWhole(path, depth + 1));
  source.position = close + 1;
  return { type: 'filter', condition };
}
