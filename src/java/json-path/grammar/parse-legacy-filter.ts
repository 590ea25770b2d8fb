import { compileJavaRegex, JavaRegexSyntaxError } from '../../regex/index.js';
import { EDITIONS } from '../edition.js';
import type { PathSource } from './path-source.js';
import {
  type Condition,
  isDefinite,
  type Literal,
  type Operand,
  type PathTree,
} from './path-tree.js';

/** A part of the filter and its offset. */
export interface Piece {
  readonly text: string;
  readonly at: number;
}

type ParsePath = (source: PathSource) => PathTree;

/**
 * Reads `[?(…)]` as Jayway 2.0.0 does: split at every `||`, then at every `&&`, even within quotes; parentheses
 * around the parts are ignored. The last condition is evaluated first.
 * @param question the offset of the `?`
 * @throws InvalidJsonPathError
 */
export function parseLegacyFilter(
  source: PathSource,
  question: number,
  parsePath: ParsePath,
): Condition {
  const alternatives = cut(readBounds(source, question), '||').map((alternative) => {
    const conditions = cut(alternative, '&&').map((piece) =>
      readCondition(source, withoutParentheses(source, trimmed(piece)), parsePath),
    );
    return joined('and', conditions.reverse());
  });
  return joined('or', alternatives.reverse());
}

/** Without the characters that Java's `trim` removes. */
export function trimmed(piece: Piece): Piece {
  return stripped(piece, isControl, isControl);
}

/** The text between `[?(` and `)]`; brackets and parentheses in single quotes do not count. */
function readBounds(source: PathSource, question: number): Piece {
  const start = source.text.lastIndexOf('[', question);
  const end = findEnd(source, start);
  const inner = trimmed({ text: source.text.slice(start + 1, end), at: start + 1 });
  const filter = trimmed({ text: inner.text.slice(1), at: inner.at + 1 });
  if (!inner.text.startsWith('?') || !/^\([\s\S]*\)$/.test(filter.text)) {
    return source.fail('Expected [?(…)]', start);
  }
  if (/&&&|\|\|\|/.test(filter.text)) {
    return source.fail('Unexpected third operator character in a row', filter.at);
  }
  return { text: filter.text.slice(1, -1), at: filter.at + 1 };
}

function findEnd(source: PathSource, start: number): number {
  let quoted = false;
  let parentheses = 0;
  let brackets = 0;
  for (let index = start; index < source.text.length; index++) {
    const char = source.text[index];
    if (char === "'" && source.text[index - 1] !== '\\') {
      quoted = !quoted;
    }
    if (quoted) {
      continue;
    }
    if (char === '(') {
      parentheses++;
    } else if (char === ')') {
      parentheses--;
    } else if (char === '[') {
      brackets++;
    } else if (char === ']') {
      brackets--;
      if (parentheses === 0 && brackets === 0) {
        return index;
      }
      if (parentheses === 0) {
        return source.fail('Unmatched brackets', start);
      }
    }
  }
  return source.fail('Unclosed filter', start);
}

function cut({ text, at }: Piece, sign: string): readonly Piece[] {
  let next = at;
  return text.split(sign).map((part) => {
    const piece = { text: part, at: next };
    next += part.length + sign.length;
    return piece;
  });
}

function joined(type: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  return only !== undefined && conditions.length === 1 ? only : { type, conditions };
}

function withoutParentheses(source: PathSource, piece: Piece): Piece {
  const left = stripped(
    piece,
    (char) => '[?( '.includes(char),
    (char) => ') '.includes(char),
  );
  return left.text === '' ? source.fail('Expected a condition', piece.at) : left;
}

function readCondition(source: PathSource, piece: Piece, parsePath: ParsePath): Condition {
  const operator = OPERATORS.find((sign) => piece.text.includes(sign));
  const end = operator === undefined ? piece.text.length : piece.text.indexOf(operator);
  const left = trimmed({ text: piece.text.slice(0, end), at: piece.at });
  const negated = left.text.startsWith('!@');
  const path = negated ? { text: left.text.slice(1), at: left.at + 1 } : left;
  if (operator === undefined) {
    const operand = readOperand(source, path, parsePath);
    return operand.type === 'path'
      ? { type: 'exists', path: operand.path, expected: !negated }
      : source.fail('Expected a path', left.at);
  }
  const afterOperator = end + operator.length;
  const right = trimmed({ text: piece.text.slice(afterOperator), at: piece.at + afterOperator });
  if (right.text.startsWith('!@')) {
    return source.fail('Unexpected !', right.at);
  }
  return {
    type: 'comparison',
    left: readOperand(source, path, parsePath),
    operator,
    right: readOperand(source, right, parsePath),
  };
}

/** The first of these that occurs anywhere in a condition is its operator. */
const OPERATORS = ['==', '>=', '<=', '!=', '<', '>', '=~'] as const;

/** A definite path, `'text'` or a `/pattern/`; anything else is literal text. */
function readOperand(source: PathSource, piece: Piece, parsePath: ParsePath): Operand {
  const { text, at } = piece;
  if (/^[$@]/.test(text)) {
    const path = parsePath(source.part(text, at));
    const definite = path.steps.every((step) => isDefinite(step, false, EDITIONS['2.0.0']));
    return definite ? { type: 'path', path } : source.fail('Expected a definite path', at);
  }
  if (["'", '/', '/i'].includes(text)) {
    return source.fail(`Unclosed ${text.charAt(0)}`, at);
  }
  if (/^\/[\s\S]*\/i?$/.test(text)) {
    return readPattern(source, piece);
  }
  return { type: 'value', value: /^'[\s\S]*'$/.test(text) ? text.slice(1, -1) : text };
}

function readPattern(source: PathSource, { text, at }: Piece): Literal {
  const end = text.lastIndexOf('/');
  const pattern = text.slice(1, end);
  try {
    return {
      type: 'pattern',
      regex: compileJavaRegex(text.endsWith('i') ? `(?i)${pattern}` : pattern),
    };
  } catch (error) {
    if (error instanceof JavaRegexSyntaxError) {
      return source.fail(error.message, at);
    }
    throw error;
  }
}

function stripped(
  { text, at }: Piece,
  first: (char: string) => boolean,
  last: (char: string) => boolean,
): Piece {
  let start = 0;
  let end = text.length;
  while (start < end && first(text.charAt(start))) {
    start++;
  }
  while (end > start && last(text.charAt(end - 1))) {
    end--;
  }
  return { text: text.slice(start, end), at: at + start };
}

function isControl(char: string): boolean {
  return char <= ' ';
}
