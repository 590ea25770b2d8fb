import type { StringStream } from '@codemirror/language';

// Colours for templates: what Velocity reads, and JSON around it. The real engine has the last word
// about what is what; this only has to agree with it where templates are as usual.

/** What the tokens before this one have left open. */
export interface VelocityState {
  /** Until where a comment or raw text reaches. */
  block: 'comment' | 'raw' | undefined;
  /** The closing brackets of the expression around, the innermost last; empty in text. */
  closing: string[];
  /** The quote of the string in an expression; `''` outside of one. */
  quote: string;
  /** Whether text is inside a JSON string. */
  inString: boolean;
  /** What can go on here: members of a reference, or the parentheses of a directive. */
  after: 'reference' | 'directive' | undefined;
}

/** The names of styles, as of `tags` of @lezer/highlight. */
export type VelocityStyle =
  | 'comment'
  | 'keyword'
  | 'variableName'
  | 'propertyName'
  | 'string'
  | 'number'
  | 'atom'
  | 'operator'
  | 'escape'
  | 'meta'
  | 'punctuation';

/** The state at the start of a template. */
export function startState(): VelocityState {
  return { block: undefined, closing: [], quote: '', inString: false, after: undefined };
}

/** Reads the next token; never an empty one. */
export function velocityToken(stream: StringStream, state: VelocityState): VelocityStyle | null {
  if (stream.sol()) {
    state.inString = false;
    state.after = state.after === 'directive' ? 'directive' : undefined;
  }
  if (state.block !== undefined) {
    return blockToken(stream, state);
  }
  if (state.quote !== '') {
    return stringToken(stream, state);
  }
  return (
    continued(stream, state) ?? (state.closing.length > 0 ? codeToken : textToken)(stream, state)
  );
}

function blockToken(stream: StringStream, state: VelocityState): VelocityStyle {
  const style = state.block === 'raw' ? 'meta' : 'comment';
  const end = state.block === 'raw' ? /^.*?\]\]#/ : /^.*?\*#/;
  if (stream.match(end)) {
    state.block = undefined;
  } else {
    stream.skipToEnd();
  }
  return style;
}

/** What belongs to the reference or the directive before it. */
function continued(stream: StringStream, state: VelocityState): VelocityStyle | undefined {
  const { after } = state;
  if (after === 'directive' && stream.match(/^\s+(?=\()/)) {
    return 'keyword';
  }
  state.after = undefined;
  if (after === 'reference' && stream.match(/^\.[A-Za-z][\w-]*/)) {
    state.after = 'reference';
    return 'variableName';
  }
  if (after !== undefined && stream.match('(')) {
    state.closing.push(')');
    return 'punctuation';
  }
  if (after === 'reference' && stream.match('[')) {
    state.closing.push(']');
    return 'punctuation';
  }
  return undefined;
}

/** Comments, directives and references, in text and in expressions. */
function beginning(stream: StringStream, state: VelocityState): VelocityStyle | undefined {
  if (stream.match('##')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('#[[')) {
    state.block = 'raw';
    return 'meta';
  }
  if (stream.match('#*')) {
    state.block = 'comment';
    return 'comment';
  }
  if (stream.match(DIRECTIVE)) {
    state.after = 'directive';
    return 'keyword';
  }
  if (stream.match(/^\$!?\{/)) {
    state.closing.push('}');
    stream.match(/^[A-Za-z_][\w-]*/);
    state.after = 'reference';
    return 'variableName';
  }
  if (stream.match(/^\$!?[A-Za-z_][\w-]*/)) {
    state.after = 'reference';
    return 'variableName';
  }
  return undefined;
}

function codeToken(stream: StringStream, state: VelocityState): VelocityStyle | null {
  const begun = beginning(stream, state);
  if (begun !== undefined) {
    return begun;
  }
  if (stream.eatSpace()) {
    return null;
  }
  const character = stream.next() ?? '';
  if (character === '"' || character === "'") {
    state.quote = character;
    return 'string';
  }
  const opened = CLOSING[character];
  if (opened !== undefined) {
    state.closing.push(opened);
    return 'punctuation';
  }
  if (character === state.closing.at(-1)) {
    state.closing.pop();
    // `$a.b(…)` and `$a[…]` go on after the bracket; `#if(…)` and `${…}` do not.
    state.after = character !== '}' && /^[.[(]/.test(rest(stream)) ? 'reference' : undefined;
    return 'punctuation';
  }
  stream.backUp(1);
  if (stream.match(/^\d+(?:\.\d+)?/)) {
    return 'number';
  }
  if (stream.match(/^(?:&&|\|\||[=!<>]=|\.\.|[=<>!+\-*/%])/)) {
    return 'operator';
  }
  const [word] = wordAt(stream);
  if (word === undefined) {
    stream.next();
    return null;
  }
  if (WORD_OPERATORS.has(word)) {
    return 'operator';
  }
  return word === 'true' || word === 'false' || word === 'null' ? 'atom' : 'variableName';
}

/** In an expression, strings have references if they are in double quotes. */
function stringToken(stream: StringStream, state: VelocityState): VelocityStyle {
  if (stream.eat(state.quote)) {
    state.quote = '';
    return 'string';
  }
  if (state.quote === '"') {
    if (stream.match(/^\$!?\{?[A-Za-z_][\w.-]*\}?/)) {
      return 'variableName';
    }
    if (stream.eat('$')) {
      return 'string';
    }
  }
  stream.match(state.quote === '"' ? /^[^"$]+/ : /^[^']+/);
  return 'string';
}

function textToken(stream: StringStream, state: VelocityState): VelocityStyle | null {
  if (stream.match(/^\\+(?=[$#])/)) {
    stream.next();
    return 'escape';
  }
  const begun = beginning(stream, state);
  if (begun !== undefined) {
    return begun;
  }
  if (state.inString) {
    return jsonStringToken(stream, state);
  }
  if (stream.eatSpace()) {
    return null;
  }
  if (stream.match(/^"(?:[^"\\$#]|\\.)*"(?=\s*:)/)) {
    return 'propertyName';
  }
  if (stream.eat('"')) {
    state.inString = true;
    return 'string';
  }
  if (stream.match(/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) {
    return 'number';
  }
  if (stream.eat(/[{}[\],:]/)) {
    return 'punctuation';
  }
  const [word] = wordAt(stream);
  if (word === undefined) {
    stream.next();
    return null;
  }
  return word === 'true' || word === 'false' || word === 'null' ? 'atom' : null;
}

function jsonStringToken(stream: StringStream, state: VelocityState): VelocityStyle {
  if (stream.eat('"')) {
    state.inString = false;
    return 'string';
  }
  if (stream.match(/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/)) {
    return 'escape';
  }
  if (!stream.match(/^[^"\\$#]+/)) {
    stream.next();
  }
  return 'string';
}

function wordAt(stream: StringStream): readonly (string | undefined)[] {
  const found = stream.match(/^[A-Za-z_][\w-]*/);
  return found === null || typeof found === 'boolean' ? [] : found;
}

function rest(stream: StringStream): string {
  return stream.string.slice(stream.pos);
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const DIRECTIVE = /^#(?:@?[A-Za-z_]\w*|\{@?[A-Za-z_]\w*\})/;
const WORD_OPERATORS: ReadonlySet<string> = new Set('and eq ge gt in le lt ne not or'.split(' '));
