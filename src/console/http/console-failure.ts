/** Why the console does not do what the page asks for: the response has this status, and this message. */
export class ConsoleFailure extends Error {
  override readonly name = 'ConsoleFailure';
  readonly statusCode: number;
  /** Whether the rest of the request is not worth reading. */
  readonly isUnread: boolean;

  constructor(statusCode: number, message: string, isUnread = false) {
    super(message);
    this.statusCode = statusCode;
    this.isUnread = isUnread;
  }
}
