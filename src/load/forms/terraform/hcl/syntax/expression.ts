import type { Place } from '../../../../source/source-text.js';
import type { HclCursor } from './cursor.js';
import type { BinaryOperand, BinaryOperator, HclExpression } from './nodes.js';
import type { Parsing } from './parsing.js';
import { parseTerm } from './term.js';
import { parseTraversal } from './traversal.js';

/** Parses the expression that begins here. */
export function expressionAt(cursor: HclCursor): HclExpression {
  const parsing: Parsing = {
    cursor,
    expression: () => cursor.nested(() => parseConditional(parsing)),
  };
  return parsing.expression();
}

function parseConditional(parsing: Parsing): HclExpression {
  const { cursor } = parsing;
  const place = cursor.next();
  const condition = parseBinary(parsing, 0);
  if (!cursor.take('?')) {
    return condition;
  }
  const whenTrue = parsing.expression();
  if (!cursor.take(':')) {
    cursor.fail(
      'Missing false expression in conditional',
      'a conditional needs ":" and a value for a false condition here',
    );
  }
  const whenFalse = parsing.expression();
  return { kind: 'conditional', condition, whenTrue, whenFalse, place, end: cursor.offset };
}

/** From the weakest to the strongest; within a line, longer operators come first. */
const OPERATORS: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['>=', '<=', '>', '<'],
  ['+', '-'],
  ['*', '/', '%'],
];

function parseBinary(parsing: Parsing, level: number): HclExpression {
  const operators = OPERATORS[level];
  if (operators === undefined) {
    return parseUnary(parsing);
  }
  const place = parsing.cursor.next();
  const first = parseBinary(parsing, level + 1);
  const rest: BinaryOperand[] = [];
  for (;;) {
    const operatorPlace = parsing.cursor.next();
    const operator = takeOperator(parsing.cursor, operators);
    if (operator === undefined) {
      break;
    }
    rest.push({ operator, place: operatorPlace, operand: parseBinary(parsing, level + 1) });
  }
  return rest.length === 0
    ? first
    : { kind: 'binary', first, rest, place, end: parsing.cursor.offset };
}

function takeOperator(
  cursor: HclCursor,
  operators: readonly BinaryOperator[],
): BinaryOperator | undefined {
  // "%{" ends a literal of a template, and is never a remainder.
  return operators.find((operator) => cursor.at(operator) && cursor.take(operator));
}

function parseUnary(parsing: Parsing): HclExpression {
  const { cursor } = parsing;
  const place = cursor.next();
  const operators: ('!' | '-')[] = [];
  for (;;) {
    cursor.count();
    if (cursor.take('!')) {
      operators.push('!');
    } else if (cursor.take('-')) {
      operators.push('-');
    } else {
      break;
    }
  }
  const operand = parsePostfix(parsing);
  return operators.length === 0
    ? operand
    : { kind: 'unary', operators, operand, place, end: cursor.offset };
}

function parsePostfix(parsing: Parsing): HclExpression {
  const place: Place = parsing.cursor.next();
  const source = parseTerm(parsing);
  const steps = parseTraversal(parsing);
  return steps.length === 0
    ? source
    : { kind: 'traversal', source, steps, place, end: parsing.cursor.offset };
}
