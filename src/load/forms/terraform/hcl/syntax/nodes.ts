import type { Place } from '../../../../source/source-text.js';
import type { HclValue } from '../values/value.js';

/** A body: what a file, or a block between its braces, consists of. */
export interface HclBody {
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
  readonly place: Place;
}

/** `name = expression` */
export interface HclAttribute {
  readonly name: string;
  /** Where the name is. */
  readonly place: Place;
  readonly expression: HclExpression;
}

/** `type "label" { … }` */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly HclLabel[];
  readonly body: HclBody;
  /** Where the type is. */
  readonly place: Place;
}

/** A label of a block, quoted or bare. */
export interface HclLabel {
  readonly text: string;
  readonly place: Place;
}

/** An expression; its place is where it begins, and `end` the offset after its last character. */
export type HclExpression =
  | LiteralNode
  | TemplateNode
  | VariableNode
  | TraversalNode
  | CallNode
  | ConditionalNode
  | BinaryNode
  | UnaryNode
  | TupleNode
  | ObjectNode
  | ForNode
  | ParenthesesNode;

interface NodeBase {
  readonly place: Place;
  readonly end: number;
}

/** A number, `true`, `false` or `null`. */
export interface LiteralNode extends NodeBase {
  readonly kind: 'literal';
  readonly value: HclValue;
}

/** A quoted string, a heredoc or a template file. */
export interface TemplateNode extends NodeBase {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
}

/** The first name of a reference. */
export interface VariableNode extends NodeBase {
  readonly kind: 'variable';
  readonly name: string;
}

/** Attributes, indexes and splats of a value, in their order. */
export interface TraversalNode extends NodeBase {
  readonly kind: 'traversal';
  readonly source: HclExpression;
  readonly steps: readonly TraversalStep[];
}

export type TraversalStep = AttributeStep | IndexStep | SplatStep;

export interface AttributeStep {
  readonly kind: 'attribute';
  readonly name: string;
  readonly place: Place;
}

export interface IndexStep {
  readonly kind: 'index';
  readonly key: HclExpression;
  readonly place: Place;
}

/** `[*]` or `.*` with the steps that are taken from each element. */
export interface SplatStep {
  readonly kind: 'splat';
  readonly each: readonly TraversalStep[];
  readonly place: Place;
}

export interface CallNode extends NodeBase {
  readonly kind: 'call';
  /** With its namespaces, as in `provider::aws::arn_parse`. */
  readonly name: string;
  readonly parameters: readonly HclExpression[];
  /** Whether `...` spreads the last argument. */
  readonly spread: boolean;
}

export interface ConditionalNode extends NodeBase {
  readonly kind: 'conditional';
  readonly condition: HclExpression;
  readonly whenTrue: HclExpression;
  readonly whenFalse: HclExpression;
}

/** Operands of one precedence, from left to right: `a + b - c`. */
export interface BinaryNode extends NodeBase {
  readonly kind: 'binary';
  readonly first: HclExpression;
  readonly rest: readonly BinaryOperand[];
}

export interface BinaryOperand {
  readonly operator: BinaryOperator;
  readonly operand: HclExpression;
  /** Where the operator is. */
  readonly place: Place;
}

export type BinaryOperator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

/** `!` and `-`, the innermost last. */
export interface UnaryNode extends NodeBase {
  readonly kind: 'unary';
  readonly operators: readonly ('!' | '-')[];
  readonly operand: HclExpression;
}

export interface TupleNode extends NodeBase {
  readonly kind: 'tuple';
  readonly items: readonly HclExpression[];
}

export interface ObjectNode extends NodeBase {
  readonly kind: 'object';
  readonly items: readonly ObjectItem[];
}

export interface ObjectItem {
  /** A bare name is a literal text. */
  readonly key: string | HclExpression;
  readonly value: HclExpression;
  /** Where the key is. */
  readonly place: Place;
}

export interface ForNode extends NodeBase {
  readonly kind: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: HclExpression;
  /** The key of a `for` that makes an object; `undefined` for one that makes a tuple. */
  readonly key: HclExpression | undefined;
  readonly value: HclExpression;
  readonly condition: HclExpression | undefined;
  /** Whether `...` collects the values of equal keys. */
  readonly grouped: boolean;
}

export interface ParenthesesNode extends NodeBase {
  readonly kind: 'parentheses';
  readonly inner: HclExpression;
}

export type TemplatePart = TextPart | InterpolationPart | IfPart | ForPart;

/** Literal text of a template. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
  /** Where its characters are in the source, in order. */
  readonly runs: readonly TextRun[];
}

/** From the index `at` of a text on, its characters follow each other in the source from `offset` on. */
export interface TextRun {
  readonly at: number;
  readonly offset: number;
}

/** `${expression}` */
export interface InterpolationPart {
  readonly kind: 'interpolation';
  readonly expression: HclExpression;
  readonly place: Place;
}

/** `%{ if condition }…%{ else }…%{ endif }` */
export interface IfPart {
  readonly kind: 'if';
  readonly condition: HclExpression;
  readonly whenTrue: readonly TemplatePart[];
  readonly whenFalse: readonly TemplatePart[];
  readonly place: Place;
}

/** `%{ for key, value in collection }…%{ endfor }` */
export interface ForPart {
  readonly kind: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: HclExpression;
  readonly body: readonly TemplatePart[];
  readonly place: Place;
}
