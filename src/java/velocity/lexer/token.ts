/** The kinds of tokens, as in Velocity 1.7's own grammar. */
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

/** A token of a template. */
export interface Token {
  readonly kind: TokenKind;
  /**
   * As written. It is the only mutable part of a tree: where backslashes or a prefix turn out not to
   * belong to a name, parser and compiler correct the token itself, as Velocity does, since each construct
   * around it that repeats its source (a macro's argument, a failed operand, `#literal`) repeats what is left.
   */
  image: string;
  /** `$`, `#` and backslashes before it that turned out to be text. */
  readonly before: string;
  /** Its offset in the template. */
  readonly start: number;
}

/** The text of a token as Velocity prints it when it prints a construct as written. */
export function tokenLiteral(token: Token): string {
  return token.kind === 'block comment' ? '' : token.before + token.image;
}
