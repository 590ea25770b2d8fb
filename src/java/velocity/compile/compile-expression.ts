import { wholeNumber } from '../../json/index.js';
import { workOfNumber } from '../../json/number-work.js';
import { DoubleValue, ListValue, MapValue, type Value } from '../../json/values.js';
import { putInto } from '../../lang/collections/map-methods.js';
import { calculate } from '../../lang/numbers/arithmetic.js';
import { printed } from '../../lang/strings/text.js';
import type {
  ChainExpression,
  ConstantExpression,
  Expression,
  Operator,
} from '../parser/syntax.js';
import { COMPARISONS } from '../runtime/compare.js';
import { compileRange } from '../runtime/range.js';
import type { Context, Evaluate, Run } from '../runtime/run.js';
import { compileString } from './compile-string.js';
import type { Compiler, Test } from './compiler.js';

/** Compiles an expression to a closure that returns its value. */
export function compileExpression(compiler: Compiler, node: Expression): Evaluate {
  switch (node.type) {
    case 'reference':
      return compiler.reference(node).evaluate;
    case 'string':
      return compileString(compiler, compiler.token(node.tokens.first));
    case 'integer':
    case 'decimal':
    case 'true':
    case 'false': {
      const constant = constantValue(compiler.token(node.tokens.first).image, node.type);
      return () => constant;
    }
    case 'list': {
      const items = node.items.map((item) => compileExpression(compiler, item));
      return (context) => {
        context.run.spend(items.length);
        return new ListValue(items.map((item) => item(context)));
      };
    }
    case 'map':
      return compileMap(node.items.map((item) => compileExpression(compiler, item)));
    case 'range':
      return compileRange(compiler, node);
    case 'not': {
      const test = compileTest(compiler, node.operand);
      return (context) => !test(context);
    }
    case 'chain':
      return compileChain(compiler, node);
  }
}

/** Compiles an expression as a condition: the only literal that is true is `true`. */
export function compileTest(compiler: Compiler, node: Expression): Test {
  switch (node.type) {
    case 'reference':
      return compiler.reference(node).test;
    case 'true':
      return () => true;
    case 'not': {
      const test = compileTest(compiler, node.operand);
      return (context) => !test(context);
    }
    case 'chain':
      if (ARITHMETIC.has(node.rest[0]?.operator ?? '+')) {
        return () => false;
      }
      return compileChainTest(compiler, node);
    default:
      return () => false;
  }
}

const ARITHMETIC: ReadonlySet<Operator> = new Set<Operator>(['+', '-', '*', '/', '%']);

/** Integer, Long or BigInteger by size; anything with a point or exponent is a Double. */
function constantValue(image: string, type: ConstantExpression['type']): Value {
  if (type === 'true' || type === 'false') {
    return type === 'true';
  }
  if (type === 'decimal') {
    return new DoubleValue(Number(image));
  }
  if (image.length <= 9) {
    return Number(image) | 0;
  }
  const negative = image.startsWith('-');
  const digits = BigInt(negative ? image.slice(1) : image);
  return wholeNumber(negative ? -digits : digits);
}

function compileMap(items: readonly Evaluate[]): Evaluate {
  return (context) => {
    const map = new MapValue();
    context.run.spend(items.length);
    for (let at = 0; at + 1 < items.length; at += 2) {
      const key = items[at]?.(context) ?? null;
      putInto(map, key, items[at + 1]?.(context) ?? null, context.run);
    }
    return map;
  };
}

/** `a + b + c`, from left to right. */
function compileChain(compiler: Compiler, node: ChainExpression): Evaluate {
  if (!ARITHMETIC.has(node.rest[0]?.operator ?? '+')) {
    return compileChainTest(compiler, node);
  }
  const first = compileExpression(compiler, node.first);
  let writtenLeft = writtenText(compiler, node.first);
  const links = node.rest.map(({ operator, operand, tokens }) => {
    const link = {
      operator: operator as Arithmetic,
      operand: compileExpression(compiler, operand),
      writtenLeft,
      writtenRight: writtenText(compiler, operand),
    };
    writtenLeft = compiler.lazyText(tokens);
    return link;
  });
  return (context) => {
    let value = first(context);
    for (const link of links) {
      const right = link.operand(context);
      const isText = typeof value === 'string' || typeof right === 'string';
      value =
        isText && link.operator === '+'
          ? concatenate(value ?? link.writtenLeft(), right ?? link.writtenRight(), context.run)
          : operate(link.operator, value, right, context);
    }
    return value;
  };
}

type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** The source of an operand, which a string concatenation prints for an operand that is null. */
function writtenText(compiler: Compiler, node: Expression): () => string {
  return node.type === 'chain' || node.type === 'range'
    ? compiler.lazyText(node.tokens)
    : () => 'null';
}

function concatenate(left: Value, right: Value, run: Run): string {
  const text = printed(left, run) + printed(right, run);
  run.spendText(text.length);
  return text;
}

function operate(operator: Arithmetic, left: Value, right: Value, { run }: Context): Value {
  if (typeof left !== 'number' || typeof right !== 'number') {
    run.spend(workOfNumber(left) + workOfNumber(right));
  }
  return calculate(operator, left, right);
}

/** `||`, `&&`, comparisons: a chain compares the result so far with the next operand. */
function compileChainTest(compiler: Compiler, { first, rest }: ChainExpression): Test {
  switch (rest[0]?.operator) {
    case '||': {
      const tests = [first, ...rest.map(({ operand }) => operand)].map((operand) =>
        compileTest(compiler, operand),
      );
      return (context) => tests.some((test) => test(context));
    }
    case '&&': {
      const tests = [first, ...rest.map(({ operand }) => operand)].map((operand) =>
        compileTest(compiler, operand),
      );
      return (context) => tests.every((test) => test(context));
    }
    default:
      return compileComparison(compiler, first, rest);
  }
}

function compileComparison(
  compiler: Compiler,
  firstNode: Expression,
  restNodes: ChainExpression['rest'],
): Test {
  const first = compileExpression(compiler, firstNode);
  const rest = restNodes.map(({ operator, operand }) => ({
    compare: COMPARISONS[operator as keyof typeof COMPARISONS],
    operand: compileExpression(compiler, operand),
  }));
  const [only] = rest;
  if (only !== undefined && rest.length === 1) {
    return (context) => only.compare(first(context), only.operand(context), context.run);
  }
  return (context) => {
    let value = first(context);
    for (const { compare, operand } of rest) {
      value = compare(value, operand(context), context.run);
    }
    return value === true;
  };
}
