import { oneLine } from './one-line.js';
import type { Secrets } from './secrets/secrets.js';

/**
 * An error and its causes for a log: names, codes and messages on one line, and each frame of
 * the stack on its own.
 * @param secrets to redact; `undefined` to show credentials
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
    next = causeOf(next);
  }
  return sentences.join(withFrames ? '\n  caused by ' : ', caused by ');
}

/** An error may be its own cause. */
const MOST_CAUSES = 8;

function describeOne(cause: unknown, secrets: Secrets | undefined, withFrames: boolean): string {
  const shown = (text: string): string => oneLine(secrets?.redact(text) ?? text);
  const { text, stack, message } = partsOf(cause);
  const frames = withFrames ? framesOf(stack, message).map((frame) => `\n${shown(frame)}`) : [];
  return `${shown(text)}${frames.join('')}`;
}

/** A caller's code may throw anything, even a value that cannot be converted to text. */
function partsOf(cause: unknown): { text: string; stack: string; message: string } {
  if (!isError(cause)) {
    const text = typeof cause === 'object' && cause !== null ? 'an object' : String(cause);
    return { text, stack: '', message: '' };
  }
  const [name, code, message, stack] = (['name', 'code', 'message', 'stack'] as const).map(
    (member) => memberText(cause, member),
  );
  const coded = code === undefined ? '' : ` [${code}]`;
  return {
    text: `${name ?? 'Error'}${coded}: ${message ?? ''}`,
    stack: stack ?? '',
    message: message ?? '',
  };
}

function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** `undefined` for a member that is missing, or cannot be read or converted to text. */
function memberText(error: Error, name: 'name' | 'code' | 'message' | 'stack'): string | undefined {
  try {
    const value = (error as { readonly [member in typeof name]?: unknown })[name];
    return value === undefined ? undefined : String(value);
  } catch {
    return undefined;
  }
}

function causeOf(error: unknown): unknown {
  try {
    return isError(error) ? error.cause : undefined;
  } catch {
    return undefined;
  }
}

/** Only the frames after the message: messages may look like frames, and libraries add other lines. */
function framesOf(stack: string, message: string): readonly string[] {
  const at = stack.indexOf(message);
  const lines = at === -1 ? [] : stack.slice(at + message.length).split('\n');
  return lines.filter((line) => /^\s+at /.test(line));
}
