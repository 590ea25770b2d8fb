/** A call that the command does not understand; its message ends with what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
