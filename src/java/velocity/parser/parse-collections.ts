import type { TokenKind } from '../lexer/token.js';
import { SyntaxFailure, type TokenStream } from '../lexer/token-stream.js';
import type { Expression, ListExpression, MapExpression, RangeExpression } from './syntax.js';

/**
 * `list : '[' [ parameter ( ',' parameter )* ] ']'`
 *
 * `range : '[' parameter '..' parameter ']'`
 */
export function parseList(
  tokens: TokenStream,
  parameter: () => Expression,
): ListExpression | RangeExpression {
  const first = tokens.position;
  tokens.expect('[');
  const items: Expression[] = [];
  if (tokens.peek().kind !== ']') {
    const start = parameter();
    if (tokens.peek().kind === '..') {
      return parseRange(tokens, first, start, parameter);
    }
    items.push(start);
    while (tokens.skip(',')) {
      items.push(parameter());
    }
  }
  tokens.expect(']');
  return { type: 'list', items, tokens: { first, last: tokens.position - 1 } };
}

function parseRange(
  tokens: TokenStream,
  first: number,
  from: Expression,
  parameter: () => Expression,
): RangeExpression {
  const dots = tokens.expect('..');
  const to = parameter();
  for (const end of [from, to]) {
    if (end.type === 'reference' || end.type === 'integer') {
      continue;
    }
    throw new SyntaxFailure('Both ends of a range must be an integer or a reference', dots.start);
  }
  tokens.expect(']');
  return { type: 'range', from, to, tokens: { first, last: tokens.position - 1 } };
}

/** `map : '{' [ parameter ':' parameter ( ',' parameter ':' parameter )* ] '}'` */
export function parseMap(tokens: TokenStream, parameter: () => Expression): MapExpression {
  const first = tokens.position;
  tokens.expect('{');
  const items: Expression[] = [];
  const closing = tokens.peek(tokens.peek().kind === 'white space' ? 1 : 0);
  if (MAP_ENDS.includes(closing.kind)) {
    tokens.skip('white space');
  } else {
    do {
      items.push(parameter());
      tokens.expect(':');
      items.push(parameter());
    } while (tokens.skip(','));
  }
  tokens.expect(...MAP_ENDS);
  return { type: 'map', items, tokens: { first, last: tokens.position - 1 } };
}

/** After a reference, the brace that ends a map counts as part of the reference. */
const MAP_ENDS: readonly TokenKind[] = ['}', 'closing brace of a reference'];
