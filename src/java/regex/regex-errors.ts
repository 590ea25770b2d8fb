/** A pattern that Java refuses, or that is not supported. */
export class JavaRegexSyntaxError extends Error {
  override readonly name = 'JavaRegexSyntaxError';
  readonly code = 'ERR_JAVA_REGEX_SYNTAX';
  readonly pattern: string;
  /** Where parsing stopped; in UTF-16 units from 0. */
  readonly offset: number;

  constructor(message: string, pattern: string, offset: number) {
    super(`${message} near offset ${offset} of the regular expression ${excerpt(pattern)}`);
    this.pattern = pattern;
    this.offset = offset;
  }
}

/** A match that exceeds the limit of steps or memory. */
export class JavaRegexLimitError extends Error {
  override readonly name = 'JavaRegexLimitError';
  readonly code = 'ERR_JAVA_REGEX_LIMIT';
  readonly pattern: string;

  constructor(pattern: string) {
    super(`The regular expression ${excerpt(pattern)} takes too many steps on this text`);
    this.pattern = pattern;
  }
}

/** Replacement text that Java refuses: an unknown group, or a `$` or `\` at the end. */
export class JavaReplacementError extends Error {
  override readonly name = 'JavaReplacementError';
  readonly code = 'ERR_JAVA_REPLACEMENT';
}

function excerpt(pattern: string): string {
  return JSON.stringify(pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern);
}
