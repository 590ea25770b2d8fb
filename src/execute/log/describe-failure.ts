import { oneLine } from './one-line.js';
import type { Secrets } from './secrets/secrets.js';

/**
 * An error and its causes for a log: names, codes, messages on one line, and the frames of the
 * stack each on its own.
 * @param secrets what must not stand in it; `undefined` where credentials are to be shown
 */
export function describeFailure(
  cause: unknown,
  secrets: Secrets | undefined,
  withFrames: boolean,
): string {
  const sentences: string[] = [];
  let next: unknown = cause;
  while (next !== undefined && sentences.length < MOST_CAUSES) {
    sentences.push(describeOne(next, secrets, withFrames));
    next = next instanceof Error ? next.cause : undefined;
  }
  return sentences.join(withFrames ? '\n  caused by ' : ', caused by ');
}

/** An error may be its own cause. */
const MOST_CAUSES = 8;

function describeOne(cause: unknown, secrets: Secrets | undefined, withFrames: boolean): string {
  const isError = cause instanceof Error;
  const code = isError && 'code' in cause ? ` [${String(cause.code)}]` : '';
  const text = isError ? `${cause.name}${code}: ${cause.message}` : textOf(cause);
  const sentence = oneLine(secrets?.redact(text) ?? text);
  return isError && withFrames ? `${sentence}${framesOf(cause)}` : sentence;
}

/** A caller's code may throw anything, also what cannot become text. */
function textOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null ? 'an object' : String(cause);
}

/** What follows the message: the message itself may hold what looks like a frame. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at === -1 ? '' : stack.slice(at + message.length);
}
