import type { Token } from '../lexer/token.js';

/** A node of the syntax tree that prints something. */
export type Statement =
  | TextStatement
  | ReferenceNode
  | SetStatement
  | IfStatement
  | DirectiveStatement;

/** A node that has a value. */
export type Expression =
  | ConstantExpression
  | StringExpression
  | ReferenceNode
  | ListExpression
  | MapExpression
  | RangeExpression
  | ChainExpression
  | NotExpression;

/** Text, printed as it is. */
export interface TextStatement {
  readonly type: 'text';
  readonly text: string;
  /** The offset at which the text begins. */
  readonly at: number;
}

/** `#set($target = value)`. */
export interface SetStatement {
  readonly type: 'set';
  readonly target: ReferenceNode;
  readonly value: Expression;
}

/** `#if … #elseif … #else … #end`. */
export interface IfStatement {
  readonly type: 'if';
  readonly branches: readonly { readonly condition: Expression; readonly body: Block }[];
  readonly otherwise: Block | undefined;
}

/** Any other directive, and every macro call. */
export interface DirectiveStatement {
  readonly type: 'directive';
  readonly name: string;
  readonly args: readonly Argument[];
  /** `undefined` if the directive has no block, or is written without parentheses. */
  readonly body: Block | undefined;
  readonly bare: boolean;
  readonly tokens: TokenRange;
}

/** An argument of a directive: an expression or an unquoted word. */
export type Argument = Expression | WordArgument;

/** An unquoted word, such as the name of a macro or the `in` of `#foreach`. */
export interface WordArgument {
  readonly type: 'word';
  readonly tokens: TokenRange;
}

/** The statements between a directive and its `#end`. */
export interface Block {
  readonly statements: readonly Statement[];
  readonly tokens: TokenRange;
}

/** `1`, `2.5`, `true`: the image decides the class of a number. */
export interface ConstantExpression {
  readonly type: 'integer' | 'decimal' | 'true' | 'false';
  readonly tokens: TokenRange;
}

/** `'…'` or `"…"`, quotes included in the token. */
export interface StringExpression {
  readonly type: 'string';
  readonly tokens: TokenRange;
}

/** `[a, b]`. */
export interface ListExpression {
  readonly type: 'list';
  readonly items: readonly Expression[];
  readonly tokens: TokenRange;
}

/** `{k: v}`: keys and values in turn. */
export interface MapExpression {
  readonly type: 'map';
  readonly items: readonly Expression[];
  readonly tokens: TokenRange;
}

/** `[from..to]`. */
export interface RangeExpression {
  readonly type: 'range';
  readonly from: Expression;
  readonly to: Expression;
  readonly tokens: TokenRange;
}

export type Operator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

/** Operators of one precedence, from left to right; a list, so that a long sum does not nest. */
export interface ChainExpression {
  readonly type: 'chain';
  readonly first: Expression;
  readonly rest: readonly ChainLink[];
  /** The source that Velocity prints for it: the last operation, or everything in its parentheses. */
  readonly tokens: TokenRange;
}

/** An operator with its right side. */
export interface ChainLink {
  readonly operator: Operator;
  readonly operand: Expression;
  /** The source after the operator, spaces included: Velocity prints this for a null result. */
  readonly tokens: TokenRange;
}

/** `!x`. */
export interface NotExpression {
  readonly type: 'not';
  readonly operand: Expression;
}

/** `$name`, and what follows it. */
export interface ReferenceNode {
  readonly type: 'reference';
  readonly tokens: TokenRange;
  /** The token that holds the name. */
  readonly name: Token;
  readonly steps: readonly ReferenceStep[];
}

/** One step of a reference. */
export type ReferenceStep =
  | { readonly type: 'property'; readonly name: string; readonly at: number }
  | {
      readonly type: 'method';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly at: number;
    }
  | { readonly type: 'index'; readonly index: Expression; readonly at: number };

/** The indexes of the first and last token of a node; if first is greater than last, the node is empty. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** A parsed template. */
export interface Template {
  readonly statements: readonly Statement[];
  readonly tokens: readonly Token[];
}
