/** A pattern that Java refuses, or that cannot be supported. */
export class JavaRegexSyntaxError extends Error {
  override readonly name = 'JavaRegexSyntaxError';
  readonly code = 'ERR_JAVA_REGEX_SYNTAX';
  readonly pattern: string;
  /** Where reading stopped; in UTF-16 units from 0. */
  readonly offset: number;

  constructor(message: string, pattern: string, offset: number) {
    super(`${message} near offset ${offset} of the regular expression ${excerpt(pattern)}`);
    this.pattern = pattern;
    this.offset = offset;
  }
}

/** A match that takes more steps or more memory than a request may spend on it. */
export class JavaRegexLimitError extends Error {
  override readonly name = 'JavaRegexLimitError';
  readonly code = 'ERR_JAVA_REGEX_LIMIT';
  readonly pattern: string;

  constructor(pattern: string) {
    super(`The regular expression ${excerpt(pattern)} takes too many steps on this text`);
    this.pattern = pattern;
  }
}

/** Replacement text that Java refuses: an unknown group, or a `$` or `\` that nothing follows. */
export class JavaReplacementError extends Error {
  override readonly name = 'JavaReplacementError';
  readonly code = 'ERR_JAVA_REPLACEMENT';
}

function excerpt(pattern: string): string {
  return JSON.stringify(pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern);
}
