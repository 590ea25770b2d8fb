import type { Readable } from 'node:stream';
import type { LambdaOutcome } from '../../../model/lambda.js';
import type { TextOutput } from '../../output/console.js';
import { printable } from '../../output/printable.js';

/** Longest line that is held back until its end comes; characters. */
const LONGEST_LINE = 64 * 1024;

/** Writes what a function writes, line by line, each with the name of the function before it. */
export function relayOutput(stream: Readable, name: string, output: TextOutput): void {
  let line = '';
  const decoder = new TextDecoder();
  const take = (text: string): void => {
    const lines = (line + text).split('\n');
    line = lines.pop() ?? '';
    if (line.length > LONGEST_LINE) {
      lines.push(line);
      line = '';
    }
    if (lines.length > 0) {
      output.write(lines.map((one) => `${name}: ${one}\n`).join(''));
    }
  };
  stream.on('data', (chunk: Uint8Array) => take(decoder.decode(chunk, { stream: true })));
  stream.on('end', () => take(line === '' ? '' : '\n'));
}

/** Writes why a function failed, with the stack if there is one. */
export function reportFailure({ payload }: LambdaOutcome, name: string, output: TextOutput): void {
  const { errorType, errorMessage, trace } = membersOf(String(payload));
  const summary = [errorType, errorMessage].filter((text) => typeof text === 'string').join(': ');
  const lines = (Array.isArray(trace) ? trace.map(String) : []).filter((line) => !isOurs(line));
  const text = lines[0]?.includes(String(errorMessage)) ? lines : [summary, ...lines];
  output.write(`${text.map((line) => printable(`${name}: ${line}`)).join('\n')}\n`);
}

/** Whether a line of a stack is of what runs the function: Node.js, or this package. */
function isOurs(line: string): boolean {
  return (
    /^ {4}at /.test(line) && (/\bnode:internal\/|\[nodejs\./.test(line) || line.includes(OURS))
  );
}

/** The folder of this package's modules. */
const OURS: string = /^.*\/esm\//.exec(import.meta.url)?.[0] ?? import.meta.url;

function membersOf(payload: string): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(payload) };
  } catch {
    return { errorMessage: payload };
  }
}
