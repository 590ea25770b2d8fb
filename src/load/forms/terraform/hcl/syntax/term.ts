import type { Place } from '../../../../source/source-text.js';
import { boolValue, nullValue, numberValue } from '../values/make-value.js';
import { BigFloat } from '../values/numbers/big-float.js';
import { parseBraces } from './braces.js';
import { parseBracketed } from './brackets.js';
import type { HclCursor } from './cursor.js';
import type { CallNode, HclExpression } from './nodes.js';
import type { Parsing } from './parsing.js';
import { parseHeredoc } from './template/heredoc.js';
import { parseQuoted } from './template/quoted-template.js';

/** Parses a literal, a name, a call, or what brackets or quotes enclose. */
export function parseTerm(parsing: Parsing): HclExpression {
  const { cursor } = parsing;
  const place = cursor.next();
  cursor.count();
  const character = cursor.text.charAt(place.offset);
  switch (character) {
    case '(':
      return parseParentheses(parsing, place);
    case '[':
      return parseBracketed(parsing);
    case '{':
      return parseBraces(parsing);
    case '"':
      return parseQuoted(parsing);
    case '<':
      return cursor.at('<<') ? parseHeredoc(parsing) : noExpression(cursor);
    default:
      return parseWord(parsing, place);
  }
}

function parseWord(parsing: Parsing, place: Place): HclExpression {
  const { cursor } = parsing;
  const digits = cursor.match(NUMBER);
  if (digits !== undefined) {
    cursor.offset += digits.length;
    const value = numberValue(BigFloat.parse(digits), place);
    return { kind: 'literal', value, place, end: cursor.offset };
  }
  const name = cursor.takeIdentifier();
  if (name === undefined) {
    return noExpression(cursor);
  }
  const end = cursor.offset;
  if (cursor.at('(') || cursor.at('::')) {
    return parseCall(parsing, name, place);
  }
  const value = keyword(name, place);
  return value === undefined
    ? { kind: 'variable', name, place, end }
    : { kind: 'literal', value, place, end };
}

const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function keyword(
  name: string,
  place: Place,
): (HclExpression & { readonly kind: 'literal' })['value'] | undefined {
  switch (name) {
    case 'true':
    case 'false':
      return boolValue(name === 'true', place);
    case 'null':
      return nullValue('dynamic', place);
    default:
      return undefined;
  }
}

function parseParentheses(parsing: Parsing, place: Place): HclExpression {
  const { cursor } = parsing;
  cursor.take('(');
  const inner = cursor.within(true, () => {
    const expression = parsing.expression();
    if (!cursor.take(')')) {
      cursor.fail(
        'Unbalanced parentheses',
        'expected ")" here, the end of an expression in parentheses',
        cursor.atEnd ? place.offset : cursor.offset,
      );
    }
    return expression;
  });
  return { kind: 'parentheses', inner, place, end: cursor.offset };
}

function parseCall(parsing: Parsing, first: string, place: Place): CallNode {
  const { cursor } = parsing;
  let name = first;
  while (cursor.take('::')) {
    const next = cursor.takeIdentifier();
    if (next === undefined) {
      cursor.fail('Missing function name', 'the name of a function must follow "::"');
    }
    name += `::${next}`;
  }
  if (!cursor.take('(')) {
    cursor.fail('Missing open parenthesis', `the arguments of ${name} begin with "("`);
  }
  const { parameters, spread } = cursor.within(true, () => parseArguments(parsing, name));
  return { kind: 'call', name, parameters, spread, place, end: cursor.offset };
}

function parseArguments(
  parsing: Parsing,
  name: string,
): { readonly parameters: readonly HclExpression[]; readonly spread: boolean } {
  const { cursor } = parsing;
  const parameters: HclExpression[] = [];
  let spread = false;
  while (!cursor.take(')')) {
    if (spread) {
      cursor.fail('Missing closing parenthesis', 'the argument with "..." must be the last');
    }
    parameters.push(parsing.expression());
    spread = cursor.take('...');
    if (!cursor.take(',') && !cursor.at(')') && !spread) {
      cursor.fail(
        'Missing argument separator',
        `the arguments of ${name} are separated by commas and end with ")"`,
      );
    }
  }
  return { parameters, spread };
}

function noExpression(cursor: HclCursor): never {
  const character = cursor.text.charAt(cursor.offset);
  if (character === "'") {
    cursor.fail('Invalid character', 'texts are in double quotes, not in single ones');
  }
  return cursor.fail('Invalid expression', 'an expression begins here');
}
