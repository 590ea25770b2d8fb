/** What the lexer tells apart; Velocity 1.7's own grammar has the same kinds. */
export type TokenKind =
  | 'end of template'
  | 'text'
  | 'escape'
  | 'double escape'
  | 'escaped directive'
  | 'empty index'
  | 'line comment'
  | 'end of line comment'
  | 'block comment'
  | 'formal comment'
  | 'raw text'
  | '#set('
  | '#if'
  | '#elseif'
  | '#else'
  | '#end'
  | 'word'
  | 'bracketed word'
  | 'identifier'
  | 'dot'
  | 'opening brace of a reference'
  | 'closing brace of a reference'
  | 'opening bracket of an index'
  | 'closing bracket of an index'
  | 'closing parenthesis of a method'
  | 'white space'
  | 'string'
  | 'integer'
  | 'decimal'
  | 'true'
  | 'false'
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | ':'
  | '..'
  | '='
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
  | '%'
  | '!';

/** A piece of a template. */
export interface Token {
  readonly kind: TokenKind;
  /**
   * As written. It is the one thing in a tree that changes: where backslashes or a prefix turn out not to
   * belong to a name, parser and compiler correct the token itself, as Velocity does, since each construct
   * around it that repeats its source (a macro's argument, a failed operand, `#literal`) repeats what is left.
   */
  image: string;
  /** `$`, `#` and backslashes that stood before it and turned out to be text. */
  readonly before: string;
  /** Where it begins in the template. */
  readonly start: number;
}

/** The text of a token as Velocity repeats it when it prints a construct as written. */
export function tokenLiteral(token: Token): string {
  return token.kind === 'block comment' ? '' : token.before + token.image;
}
