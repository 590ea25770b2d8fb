import { parseBigDecimal } from '../../json/big-decimal.js';
import { JsonSyntaxError } from '../../json/read/json-syntax-error.js';
import { wholeNumber } from '../../json/read/number-text.js';
import { readJson } from '../../json/read/read-json.js';
import type { Value } from '../../json/values.js';
import { compileJavaRegex, JavaRegexSyntaxError } from '../../regex/index.js';
import { type PathSource, unescapeText } from './path-source.js';
import type { Literal } from './path-tree.js';

/** `'text'` or `"text"`, with escapes. */
export function readTextLiteral(source: PathSource): Literal {
  const quoted = takeQuoted(source, source.current);
  return { type: 'value', value: unescapeText(source, quoted.slice(1, -1)) };
}

/** `true`, `false`, `null`. */
export function readKeyword(source: PathSource): Literal {
  const { position } = source;
  for (const [word, value] of KEYWORDS) {
    if (source.slice(position, position + word.length) === word) {
      source.position += word.length;
      return { type: 'value', value };
    }
  }
  return source.fail('Expected true, false or null');
}

const KEYWORDS: readonly (readonly [word: string, value: Value])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** A list or an object, up to the bracket that closes it. */
export function readJsonLiteral(source: PathSource, close: ']' | '}'): Literal {
  const start = source.position;
  const end = source.findClosing(start, close, false);
  if (end < 0) {
    return source.fail('Unclosed literal');
  }
  source.position = end + 1;
  const json = source.slice(start, end + 1);
  try {
    return { type: 'json', text: json, value: readJson(json) };
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      return source.fail(error.message, start);
    }
    throw error;
  }
}

/** `/pattern/flags`. */
export function readPatternLiteral(source: PathSource): Literal {
  const start = source.position;
  const pattern = takeQuoted(source, '/').slice(1, -1);
  let flags = '';
  while (/^[dixmsuU]$/.test(source.current)) {
    flags += source.current;
    source.position++;
  }
  try {
    const regex = compileJavaRegex(flags === '' ? pattern : `(?${flags})${pattern}`);
    return { type: 'pattern', regex };
  } catch (error) {
    if (error instanceof JavaRegexSyntaxError) {
      return source.fail(error.message, start);
    }
    throw error;
  }
}

/** An Integer, a Long or a BigInteger; a BigDecimal with a point or an exponent. */
export function readNumberLiteral(source: PathSource): Literal {
  const start = source.position;
  while (/^[-.eE\d]$/.test(source.current)) {
    source.position++;
  }
  const number = source.slice(start, source.position);
  const value = /^-?\d{1,1000}$/.test(number)
    ? wholeNumber(BigInt(number))
    : parseBigDecimal(number);
  return value === undefined ? source.fail('Expected a value', start) : { type: 'value', value };
}

function takeQuoted(source: PathSource, quote: string): string {
  const start = source.position;
  const end = source.findUnescaped(quote, start);
  if (end < 0) {
    return source.fail(`Unclosed ${quote}`);
  }
  source.position = end + 1;
  return source.slice(start, end + 1);
}
